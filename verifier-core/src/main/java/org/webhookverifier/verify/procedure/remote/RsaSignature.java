package org.webhookverifier.verify.procedure.remote;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Checks signatures by RSA. */
final class RsaSignature {
    private static final int MAX_LENGTH = 2048;

    private RsaSignature() {}

    static boolean verifies(String algorithm, PublicKey key, byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no usable " + algorithm, e);
        }
    }

    /** Reads a signature in Base64, in its one canonical form; {@code null} if it is none. */
    static byte @Nullable [] decode(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // The decoder drops unused bits; of several texts for the same bytes, one is the signature.
            byte[] canonical = Base64.getEncoder().encode(bytes);
            return MessageDigest.isEqual(canonical, text.getBytes(StandardCharsets.UTF_8)) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
