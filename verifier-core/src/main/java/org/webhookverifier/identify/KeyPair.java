package org.webhookverifier.identify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Answers Braintree's challenge: the public key, a bar, and the HMAC-SHA1 of the challenge with the SHA-1 of the private key. */
final class KeyPair {
    private static final String MAC = "HmacSHA1";
    private static final int SHORTEST = 20;
    private static final int LONGEST = 32;

    private KeyPair() {}

    /**
     * Returns the answer.
     *
     * @param secret the two keys with a colon between them; {@code null} if there is none now
     * @throws UnidentifiableException if the challenge is none: anything longer could be an event that somebody wants signed
     */
    static String of(String challenge, byte @Nullable [] secret) {
        if (!isChallenge(challenge)) {
            throw new UnidentifiableException("the handshake's challenge is not of 20 to 32 hexadecimal digits");
        }
        String keys = secret == null ? "" : new String(secret, StandardCharsets.UTF_8);
        int colon = keys.indexOf(':');
        if (colon < 0) {
            throw new UnidentifiableException("there is no secret to answer the handshake with");
        }
        byte[] privateKey = keys.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
        return keys.substring(0, colon) + '|' + HexFormat.of().formatHex(mac(challenge, privateKey));
    }

    private static boolean isChallenge(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.length() >= SHORTEST && text.length() <= LONGEST;
    }

    private static byte[] mac(String challenge, byte[] privateKey) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(MessageDigest.getInstance("SHA-1").digest(privateKey), MAC));
            return mac.doFinal(challenge.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no usable " + MAC, e);
        }
    }
}
