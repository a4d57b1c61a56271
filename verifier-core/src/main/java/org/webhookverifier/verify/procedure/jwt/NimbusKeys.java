package org.webhookverifier.verify.procedure.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads public keys with Nimbus. */
final class NimbusKeys {
    private static final int LEAST_RSA_BITS = 2048;
    private static final byte[] ED25519_HEAD = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};

    private NimbusKeys() {}

    /**
     * Reads a JSON Web Key.
     *
     * @throws IllegalArgumentException if it is none, private, or of a kind that checks no signatures
     */
    static JwsKey read(String json) {
        try {
            JWK key = JWK.parse(json);
            if (key.isPrivate()) {
                throw new IllegalArgumentException("is a private key: paste the public one.");
            }
            JwsKey read = of(key);
            if (read != null) {
                return read;
            }
        } catch (ParseException | JOSEException | GeneralSecurityException e) {
            // What the exception says may quote the key.
        }
        throw new IllegalArgumentException("is no JSON Web Key of a kind that is read, or too weak.");
    }

    /** Reads what a provider publishes; keys of other kinds, or for something else, are left out. */
    static List<JwsKey> readSet(byte[] json) throws IOException {
        var keys = new ArrayList<JwsKey>();
        try {
            for (JWK key :
                    JWKSet.parse(new String(json, StandardCharsets.UTF_8)).getKeys()) {
                JwsKey read = key.isPrivate() ? null : of(key);
                if (read != null) {
                    keys.add(read);
                }
            }
        } catch (ParseException | JOSEException | GeneralSecurityException e) {
            throw new IOException("The answer is no set of keys", e);
        }
        if (keys.isEmpty()) {
            throw new IOException("The answer holds no key that can be used");
        }
        return List.copyOf(keys);
    }

    /** Reads one key of a provider's answer that is a JSON Web Key; {@code null} if it is of another kind or for something else. */
    static @Nullable JwsKey readOne(Map<String, Object> members) throws IOException {
        try {
            JWK key = JWK.parse(members);
            return key.isPrivate() ? null : of(key);
        } catch (ParseException | JOSEException | GeneralSecurityException e) {
            throw new IOException("The answer holds no JSON Web Key", e);
        }
    }

    /** Makes a key from Java's, or returns {@code null} if it is of another kind or too weak. */
    static @Nullable JwsKey of(PublicKey key) throws JOSEException {
        if (key instanceof RSAPublicKey rsa) {
            return of("", null, rsa);
        }
        if (key instanceof ECPublicKey ec) {
            Curve curve = Curve.forECParameterSpec(ec.getParams());
            return curve == null ? null : new NimbusKey("", JwsAlgorithm.Family.EC, null, new ECDSAVerifier(ec));
        }
        return key.getAlgorithm().startsWith("Ed") ? new Ed25519Key("", key) : null;
    }

    private static @Nullable JwsKey of(JWK key) throws JOSEException, GeneralSecurityException {
        KeyUse use = key.getKeyUse();
        if (use != null && !KeyUse.SIGNATURE.equals(use)) {
            return null;
        }
        String id = key.getKeyID() == null ? "" : key.getKeyID();
        JWSAlgorithm only = key.getAlgorithm() == null
                ? null
                : JWSAlgorithm.parse(key.getAlgorithm().getName());
        if (key instanceof RSAKey rsa) {
            return of(id, only, rsa.toRSAPublicKey());
        }
        if (key instanceof ECKey ec) {
            return new NimbusKey(id, JwsAlgorithm.Family.EC, only, new ECDSAVerifier(ec.toECPublicKey()));
        }
        if (key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
            byte[] raw = pair.getDecodedX();
            byte[] encoded = new byte[ED25519_HEAD.length + raw.length];
            System.arraycopy(ED25519_HEAD, 0, encoded, 0, ED25519_HEAD.length);
            System.arraycopy(raw, 0, encoded, ED25519_HEAD.length, raw.length);
            return new Ed25519Key(
                    id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        }
        return null;
    }

    private static @Nullable JwsKey of(String id, @Nullable JWSAlgorithm only, RSAPublicKey key) {
        return key.getModulus().bitLength() < LEAST_RSA_BITS
                ? null
                : new NimbusKey(id, JwsAlgorithm.Family.RSA, only, new RSASSAVerifier(key));
    }
}
