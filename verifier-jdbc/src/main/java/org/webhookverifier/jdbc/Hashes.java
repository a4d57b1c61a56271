package org.webhookverifier.jdbc;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.subscription.Target;

/**
 * Stand for keys and lanes in the database, where texts are compared by rules of each one's own: SHA-256 over the parts, each with
 * its length. Halves of surrogate pairs count as the characters they are.
 */
final class Hashes {
    private Hashes() {}

    /** Returns the 32 bytes for a key. */
    static byte[] key(DeliveryKey key) {
        return digest(key.source(), key.tenant(), key.value());
    }

    /** Returns the 16 bytes for a lane. */
    static byte[] lane(String lane) {
        return Arrays.copyOf(digest(lane), 16);
    }

    /** Returns the 32 bytes for the target of a subscription. */
    static byte[] target(Target target) {
        return digest(target.source(), target.type(), target.handler());
    }

    /** Returns the 32 bytes for what is waited for. */
    static byte[] wait(String name, String value) {
        return digest(name, value);
    }

    private static byte[] digest(String... parts) {
        int length = 0;
        for (String part : parts) {
            length += 4 + 2 * part.length();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (String part : parts) {
            bytes.putInt(part.length());
            for (int i = 0; i < part.length(); i++) {
                bytes.putChar(part.charAt(i));
            }
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.array());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
