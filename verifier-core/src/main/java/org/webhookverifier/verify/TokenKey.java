package org.webhookverifier.verify;

import java.security.SecureRandom;
import org.webhookverifier.provider.Hash;

/**
 * A token, kept as an HMAC under a key that exists only in this process: what is compared then has always the same length and
 * tells nothing about the token.
 *
 * @param digest the HMAC of the token
 */
record TokenKey(byte[] digest) implements Key {
    private static final MacKey BLIND = new MacKey(Hash.SHA256, randomKey());

    static TokenKey of(byte[] token) {
        return new TokenKey(blind(token));
    }

    static byte[] blind(byte[] token) {
        MacWorker worker = BLIND.take();
        worker.begin();
        worker.add(token);
        byte[] digest = worker.finish();
        BLIND.give(worker);
        return digest;
    }

    private static byte[] randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    @Override
    public String toString() {
        return "TokenKey[redacted]";
    }
}
