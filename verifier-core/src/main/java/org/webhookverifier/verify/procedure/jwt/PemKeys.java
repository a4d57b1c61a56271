package org.webhookverifier.verify.procedure.jwt;

import com.nimbusds.jose.JOSEException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads public keys between {@code BEGIN PUBLIC KEY} and {@code END PUBLIC KEY}. */
final class PemKeys {
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private PemKeys() {}

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if it is none, or of a kind that checks no signatures
     */
    static JwsKey read(String pem) {
        int start = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("has to be a public key: the lines from '" + BEGIN + "' to the end.");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(start + BEGIN.length(), end));
        for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
            try {
                var key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
                JwsKey read = NimbusKeys.of(key);
                if (read != null) {
                    return read;
                }
            } catch (GeneralSecurityException | JOSEException e) {
                // Not of this kind; what the exception says may quote the key.
            }
        }
        throw new IllegalArgumentException("is no public key of a kind that is read, or too weak.");
    }
}
