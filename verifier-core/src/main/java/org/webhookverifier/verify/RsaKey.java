package org.webhookverifier.verify;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.RSAPublicKeySpec;
import org.webhookverifier.provider.Hash;

/** A public key of RSA for signatures by PKCS #1 v1.5, by the JDK. */
final class RsaKey implements SignatureKey {
    static final int MIN_BITS = 2048;
    static final int MAX_BITS = 16_384;

    private final String id;
    private final String algorithm;
    private final int length;
    private final PublicKey key;

    private RsaKey(String id, Hash hash, int length, PublicKey key) {
        this.id = id;
        this.algorithm = hash + "withRSA";
        this.length = length;
        this.key = key;
    }

    /** Makes a key of numbers that are fit for one, see {@link #isFit}. */
    static RsaKey of(String id, Hash hash, BigInteger modulus, BigInteger exponent) {
        try {
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
            return new RsaKey(id, hash, (modulus.bitLength() + 7) / 8, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime takes no RSA key of usual size", e);
        }
    }

    /** Returns whether the numbers could be a key at all: with an exponent of 1, or even numbers, anybody can sign. */
    static boolean isFit(BigInteger modulus, BigInteger exponent) {
        return modulus.testBit(0)
                && exponent.testBit(0)
                && exponent.bitLength() > 1
                && exponent.bitLength() <= 64
                && modulus.bitLength() > exponent.bitLength();
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] secret() {
        return new byte[0];
    }

    @Override
    public boolean matches(byte[] content, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(content);
            return signature.length == length && verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (InvalidKeyException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no usable " + algorithm, e);
        }
    }

    @Override
    public String toString() {
        return "RsaKey";
    }
}
