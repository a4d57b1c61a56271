package org.webhookverifier.verify;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Hash;

/** A public key of ECDSA over one of NIST's curves, by Bouncy Castle. */
final class EcdsaKey implements SignatureKey {
    private final String id;
    private final String digest;
    private final ECPublicKeyParameters key;

    private EcdsaKey(String id, Hash hash, ECPublicKeyParameters key) {
        this.id = id;
        this.digest = hash.digestName();
        this.key = key;
    }

    /**
     * Makes a key, or returns {@code null} if the bytes stand for no point of the curve.
     *
     * @param curve the name of the curve, for example {@code secp256r1}
     * @param point both coordinates, after a 4
     */
    static @Nullable EcdsaKey of(String id, Hash hash, String curve, byte[] point) {
        X9ECParameters parameters = CustomNamedCurves.getByName(curve);
        try {
            var domain = new ECDomainParameters(parameters);
            return new EcdsaKey(
                    id, hash, new ECPublicKeyParameters(parameters.getCurve().decodePoint(point), domain));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Returns 0: numbers with leading zeros are shorter. */
    @Override
    public int length() {
        return 0;
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
        var all = new DerReader(signature);
        DerReader pair = all.take(DerReader.SEQUENCE);
        if (pair == null || !all.isAtEnd()) {
            return false;
        }
        BigInteger r = pair.takePositive();
        BigInteger s = pair.takePositive();
        if (r == null || s == null || !pair.isAtEnd() || !isBelowOrder(r) || !isBelowOrder(s)) {
            return false;
        }
        var signer = new ECDSASigner();
        signer.init(false, key);
        return signer.verifySignature(digest(content), r, s);
    }

    private boolean isBelowOrder(BigInteger number) {
        return number.signum() > 0 && number.compareTo(key.getParameters().getN()) < 0;
    }

    private byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance(digest).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no " + digest, e);
        }
    }

    @Override
    public String toString() {
        return "EcdsaKey";
    }
}
