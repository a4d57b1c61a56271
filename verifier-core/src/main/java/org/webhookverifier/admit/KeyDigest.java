package org.webhookverifier.admit;

import org.webhookverifier.event.DeliveryKey;

/**
 * Stands for a key in memory: the SHA-256 digest of its parts, so that a key of any length takes the same room.
 *
 * <p>Equal keys have equal digests, and nobody can make two different keys with equal ones.
 */
record KeyDigest(long first, long second, long third, long fourth) {
    static KeyDigest of(DeliveryKey key) {
        return KeyHasher.digest(key);
    }

    @Override
    public int hashCode() {
        return (int) first;
    }
}
