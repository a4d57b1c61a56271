package org.webhookverifier.admit;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.webhookverifier.event.DeliveryKey;

/**
 * Computes the digests of keys.
 *
 * <p>Not thread-safe; {@link #digest(DeliveryKey)} takes one from a small pool, because making one for each key costs more than
 * the digest of a usual key, and one for each thread adds up where threads are virtual.
 */
final class KeyHasher {
    private static final int SLOTS =
            Integer.highestOneBit(Math.max(1, Runtime.getRuntime().availableProcessors())) * 2;
    /** Slots of one cache line would be fought over by processors that use different ones. */
    private static final int SPACING = 16;

    private static final AtomicReferenceArray<KeyHasher> IDLE = new AtomicReferenceArray<>(SLOTS * SPACING);

    private final MessageDigest sha256 = sha256();
    private final byte[] bytes = new byte[512];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);

    private KeyHasher() {}

    static KeyDigest digest(DeliveryKey key) {
        int slot = (int) Thread.currentThread().getId() & (SLOTS - 1);
        KeyHasher idle = IDLE.getAndSet(slot * SPACING, null);
        KeyHasher hasher = idle == null ? new KeyHasher() : idle;
        KeyDigest digest = hasher.hash(key);
        IDLE.lazySet(slot * SPACING, hasher);
        return digest;
    }

    private KeyDigest hash(DeliveryKey key) {
        int used = add(key.value(), add(key.tenant(), add(key.source(), 0)));
        sha256.update(bytes, 0, used);
        try {
            sha256.digest(bytes, 0, 32);
        } catch (DigestException impossible) {
            throw new IllegalStateException("a SHA-256 digest has 32 bytes", impossible);
        }
        return new KeyDigest(buffer.getLong(0), buffer.getLong(8), buffer.getLong(16), buffer.getLong(24));
    }

    /** Adds the length and then each character, so that parts cannot be glued in two ways. */
    private int add(String part, int used) {
        int next = room(used);
        buffer.putInt(next, part.length());
        next += 4;
        for (int i = 0; i < part.length(); i++) {
            next = add(part.charAt(i), room(next));
        }
        return next;
    }

    /**
     * Adds a character in as many bytes as UTF-8 takes. Half of a surrogate pair is a character like any other: replaced by a
     * question mark, as encoders of text do, it would make different keys equal.
     */
    private int add(char character, int used) {
        if (character < 0x80) {
            bytes[used] = (byte) character;
            return used + 1;
        }
        if (character < 0x800) {
            bytes[used] = (byte) (0xc0 | (character >> 6));
            bytes[used + 1] = (byte) (0x80 | (character & 0x3f));
            return used + 2;
        }
        bytes[used] = (byte) (0xe0 | (character >> 12));
        bytes[used + 1] = (byte) (0x80 | ((character >> 6) & 0x3f));
        bytes[used + 2] = (byte) (0x80 | (character & 0x3f));
        return used + 3;
    }

    /** Returns where the next four bytes can go. */
    private int room(int used) {
        if (used <= bytes.length - 4) {
            return used;
        }
        sha256.update(bytes, 0, used);
        return 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
