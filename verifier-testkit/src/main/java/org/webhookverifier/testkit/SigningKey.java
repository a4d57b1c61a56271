package org.webhookverifier.testkit;

import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;

/**
 * What signs, in the sender's hands.
 *
 * @param id the id by which requests name it; empty if they do not
 * @param bytes the bytes of a shared secret; none of a private key
 * @param privateKey the private key, if it is one
 */
record SigningKey(String id, byte[] bytes, @Nullable PrivateKey privateKey) {
    /** Returns the id; no key. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
