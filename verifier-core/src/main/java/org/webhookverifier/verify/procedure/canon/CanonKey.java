package org.webhookverifier.verify.procedure.canon;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhookverifier.provider.Hash;

/** A secret that was made ready for signing. Thread-safe; the printed form does not show it. */
public final class CanonKey {
    private final String label;
    private final Signer signer;

    private CanonKey(String label, Signer signer) {
        this.label = label;
        this.signer = signer;
    }

    private interface Signer {
        byte[] sign(byte[] text);
    }

    /** Makes a key of HMACs from the UTF-8 bytes of a secret. */
    public static CanonKey hmac(Hash hash, String secret) {
        return hmac("", hash, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a key of HMACs that requests name by a label. */
    public static CanonKey hmac(String label, Hash hash, byte[] key) {
        try {
            Mac mac = Mac.getInstance(hash.macName());
            mac.init(new SecretKeySpec(key, hash.macName()));
            return new CanonKey(label, text -> copy(mac).doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no usable " + hash.macName(), e);
        }
    }

    /** Makes a key of what signs a text. */
    public static CanonKey of(UnaryOperator<byte[]> signing) {
        return new CanonKey("", signing::apply);
    }

    /** Makes a key that is hashed in front of what is signed. */
    public static CanonKey prefix(Hash hash, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return new CanonKey("", text -> {
            MessageDigest digest = digest(hash);
            digest.update(bytes);
            return digest.digest(text);
        });
    }

    static MessageDigest digest(Hash hash) {
        try {
            return MessageDigest.getInstance(hash.digestName());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no " + hash.digestName(), e);
        }
    }

    /** Returns the label; empty if requests do not name the key. */
    String label() {
        return label;
    }

    /** Signs a text. */
    byte[] sign(byte[] text) {
        return signer.sign(text);
    }

    private static Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java runtime's " + mac.getAlgorithm() + " cannot be cloned", e);
        }
    }

    @Override
    public String toString() {
        return "CanonKey[redacted]";
    }
}
