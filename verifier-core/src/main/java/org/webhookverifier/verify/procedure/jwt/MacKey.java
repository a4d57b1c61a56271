package org.webhookverifier.verify.procedure.jwt;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A shared secret, with the HMAC of the JDK: providers hand out secrets that are shorter than the hash, which Nimbus refuses to use.
 */
final class MacKey implements JwsKey {
    private final String id;
    private final byte[] secret;

    MacKey(String id, byte[] secret) {
        this.id = id;
        this.secret = secret.clone();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean verifies(JwsAlgorithm algorithm, byte[] text, byte[] signature) {
        if (algorithm.family() != JwsAlgorithm.Family.MAC) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(algorithm.mac());
            mac.init(new SecretKeySpec(secret, algorithm.mac()));
            return MessageDigest.isEqual(mac.doFinal(text), signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + algorithm.mac(), e);
        }
    }

    @Override
    public String toString() {
        return "MacKey[redacted]";
    }
}
