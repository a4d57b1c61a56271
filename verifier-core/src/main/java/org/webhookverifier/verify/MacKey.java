package org.webhookverifier.verify;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Hash;

/**
 * A key of an HMAC, prepared once, with a few workers that are ready to use it.
 *
 * <p>Why not a ThreadLocal: with a virtual thread for each request every one would make a Mac of its own, which costs more than
 * the hash of a usual body.
 */
final class MacKey implements Key {
    private static final int SLOTS = slots();
    // One slot in each cache line.
    private static final int STRIDE = 16;

    private final Mac prototype;
    private final Hash hash;
    private final AtomicReferenceArray<@Nullable MacWorker> idle = new AtomicReferenceArray<>(SLOTS * STRIDE);

    MacKey(Hash hash, byte[] key) {
        this.hash = hash;
        try {
            Mac mac = Mac.getInstance(hash.macName());
            mac.init(new SecretKeySpec(key, hash.macName()));
            // A provider whose Macs cannot be cloned shows itself here, not at the first request.
            prototype = (Mac) mac.clone();
        } catch (GeneralSecurityException | CloneNotSupportedException e) {
            throw new IllegalStateException("This Java runtime has no usable " + hash.macName(), e);
        }
    }

    /** Takes a worker that nobody else uses until it is given back. */
    MacWorker take() {
        MacWorker worker = idle.getAndSet(slot(), null);
        return worker == null ? newWorker() : worker;
    }

    /** Gives a worker back whose work is finished; one that failed in the middle of it must not come back. */
    void give(MacWorker worker) {
        idle.setRelease(slot(), worker);
    }

    private MacWorker newWorker() {
        try {
            return new MacWorker((Mac) prototype.clone(), hash.length());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("A Mac that could be cloned can be cloned no more", e);
        }
    }

    @SuppressWarnings("deprecation") // Thread.threadId() came with Java 19
    private static int slot() {
        return ((int) Thread.currentThread().getId() & (SLOTS - 1)) * STRIDE;
    }

    private static int slots() {
        int wanted = Math.min(64, 4 * Runtime.getRuntime().availableProcessors());
        return Integer.highestOneBit(Math.max(1, wanted - 1)) << 1;
    }
}
