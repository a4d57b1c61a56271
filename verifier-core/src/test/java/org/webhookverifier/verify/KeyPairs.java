package org.webhookverifier.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Key pairs of the JDK, and what it signs with them: written by others than those who check. */
final class KeyPairs {
    static final KeyPair ED25519 = pair("Ed25519", "");
    static final KeyPair P256 = pair("EC", "secp256r1");
    static final KeyPair P384 = pair("EC", "secp384r1");
    static final KeyPair P521 = pair("EC", "secp521r1");
    static final KeyPair RSA = pair("RSA", "2048");

    private KeyPairs() {}

    static KeyPair pair(String algorithm, String parameter) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec(parameter));
            } else if (!parameter.isEmpty()) {
                generator.initialize(Integer.parseInt(parameter));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Signs, for example by {@code SHA256withRSA}. */
    static byte[] sign(PrivateKey key, String algorithm, String content) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String pem(String label, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    static String pem(KeyPair pair) {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    /** Returns the last bytes of a key's DER form: those of the key itself. */
    static byte[] last(Key key, int count) {
        byte[] der = key.getEncoded();
        return Arrays.copyOfRange(der, der.length - count, der.length);
    }
}
