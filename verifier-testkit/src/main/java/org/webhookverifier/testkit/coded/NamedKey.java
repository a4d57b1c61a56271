package org.webhookverifier.testkit.coded;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A private key and its id.
 *
 * @param id the id by which the receiver finds the public key
 * @param key the key
 */
record NamedKey(String id, PrivateKey key) {
    /** The id of a key that is given without one. */
    static final String DEFAULT_ID = "test-key";

    private static final Map<String, NamedKey> READ = new ConcurrentHashMap<>();

    /**
     * Reads a key of the given type in PKCS #8, as PEM or Base64, after its id and a colon or without.
     *
     * @throws IllegalArgumentException if it is none; the message does not quote it
     */
    static NamedKey read(String type, String text) {
        return READ.computeIfAbsent(type + " " + text, all -> parse(type, text));
    }

    /** Returns the key that a text is, of whatever type, unless it is a shared secret. */
    static Optional<NamedKey> find(String text) {
        for (String type : new String[] {"RSA", "EC", "Ed25519"}) {
            try {
                return Optional.of(read(type, text));
            } catch (IllegalArgumentException e) {
                // Not of this type.
            }
        }
        return Optional.empty();
    }

    private static NamedKey parse(String type, String text) {
        int colon = text.indexOf(':');
        String base64 =
                text.substring(colon + 1).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            var form = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            PrivateKey key = KeyFactory.getInstance(type).generatePrivate(form);
            return new NamedKey(colon < 0 ? DEFAULT_ID : text.substring(0, colon), key);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The cause could quote the key.
            throw new IllegalArgumentException("The key is no private key of type " + type
                    + " in PKCS #8, as PEM or Base64: with what a source has nobody can sign;"
                    + " SigningPair.generate makes a pair");
        }
    }

    byte[] sign(String algorithm, byte[] text) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The private key cannot sign by " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return "NamedKey[" + id + "]";
    }
}
