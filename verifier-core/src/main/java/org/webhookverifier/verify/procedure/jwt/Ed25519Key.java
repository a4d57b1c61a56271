package org.webhookverifier.verify.procedure.jwt;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** A public key for {@code EdDSA}, with the JDK: Nimbus would need a further library. */
final class Ed25519Key implements JwsKey {
    private static final int LENGTH = 64;

    private final String id;
    private final PublicKey key;

    Ed25519Key(String id, PublicKey key) {
        this.id = id;
        this.key = key;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean verifies(JwsAlgorithm algorithm, byte[] text, byte[] signature) {
        // The JDK takes longer signatures too.
        if (algorithm.family() != JwsAlgorithm.Family.ED || signature.length != LENGTH) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Ed25519Key[redacted]";
    }
}
