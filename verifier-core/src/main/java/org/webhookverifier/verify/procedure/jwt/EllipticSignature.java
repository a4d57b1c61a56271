package org.webhookverifier.verify.procedure.jwt;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;

/** Checks signatures of {@code ES256} with the JDK, where a key is one of a certificate. */
final class EllipticSignature {
    private static final int BITS = 256;
    private static final int LENGTH = 64;

    private EllipticSignature() {}

    static boolean verifies(PublicKey key, byte[] text, byte[] signature) {
        boolean usable = key instanceof ECPublicKey elliptic
                && elliptic.getParams().getCurve().getField().getFieldSize() == BITS
                && signature.length == LENGTH;
        if (!usable) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
