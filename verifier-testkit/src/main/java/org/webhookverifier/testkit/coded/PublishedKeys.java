package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.base64url;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.webhookverifier.provider.CodedScheme;

/** Makes keys for procedures that sign with private ones. */
public final class PublishedKeys {
    private static final int RSA_BITS = 2048;
    private static final Map<String, String> CERTIFIED =
            Map.of("sns", "sns.amazonaws.com", "paypal", "messageverificationcerts.paypal.com");
    private static final Map<String, String> ALGORITHMS =
            Map.of("sns", "RS256", "paypal", "RS256", "truelayer", "ES512", "adobe", "RS256", "apple", "ES256");

    private PublishedKeys() {}

    /**
     * The two keys.
     *
     * @param publicKey the public key as the receiver takes it: a JSON Web Key, or a certificate
     * @param privateKey its id and, after a colon, the private key as Base64 of PKCS #8
     */
    public record Pair(String publicKey, String privateKey) {
        @Override
        public String toString() {
            return "Pair[" + publicKey + "]";
        }
    }

    /** Makes a pair, or returns nothing if the scheme can only share a secret. */
    public static Optional<Pair> generate(CodedScheme scheme) {
        return algorithm(scheme).map(jws -> generate(jws, scheme.procedure()));
    }

    private static Optional<Jws> algorithm(CodedScheme scheme) {
        String fallback = ALGORITHMS.getOrDefault(scheme.procedure(), "HS256");
        return Stream.of(
                        scheme.parameters().getOrDefault("algorithms", fallback).split(",", -1))
                .map(Jws::new)
                .filter(jws -> !jws.isShared())
                .findFirst();
    }

    private static Pair generate(Jws jws, String procedure) {
        try {
            var generator = KeyPairGenerator.getInstance(jws.keyType());
            if (jws.keyType().equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp" + bits(jws.curve()) + "r1"));
            } else if (jws.keyType().equals("RSA")) {
                generator.initialize(RSA_BITS);
            }
            KeyPair keys = generator.generateKeyPair();
            String privateKey =
                    Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
            if (procedure.equals("apple")) {
                List<String> chain = Apple.chain(keys.getPublic());
                return new Pair(chain.get(chain.size() - 1), String.join(",", chain) + ":" + privateKey);
            }
            return new Pair(published(jws, procedure, keys), NamedKey.DEFAULT_ID + ":" + privateKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime makes no keys for " + jws.name(), e);
        }
    }

    private static String published(Jws jws, String procedure, KeyPair keys) {
        if (procedure.equals("adobe")) {
            return Certificate.lines("PUBLIC KEY", keys.getPublic().getEncoded());
        }
        String name = CERTIFIED.get(procedure);
        return name == null ? Json.write(webKey(jws, keys)) : Certificate.pem(keys, name);
    }

    private static String bits(String curve) {
        return curve.substring("P-".length());
    }

    private static ObjectNode webKey(Jws jws, KeyPair keys) {
        ObjectNode key =
                Json.object().put("kid", NamedKey.DEFAULT_ID).put("use", "sig").put("alg", jws.name());
        if (keys.getPublic() instanceof RSAPublicKey rsa) {
            return key.put("kty", "RSA")
                    .put("n", base64url(unsigned(rsa.getModulus(), RSA_BITS / 8)))
                    .put("e", base64url(unsigned(rsa.getPublicExponent(), 3)));
        }
        if (keys.getPublic() instanceof ECPublicKey ec) {
            int length = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
            return key.put("kty", "EC")
                    .put("crv", jws.curve())
                    .put("x", base64url(unsigned(ec.getW().getAffineX(), length)))
                    .put("y", base64url(unsigned(ec.getW().getAffineY(), length)));
        }
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return key.put("kty", "OKP").put("crv", "Ed25519").put("x", base64url(point));
    }

    private static byte[] unsigned(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        byte[] unsigned = new byte[length];
        int copied = Math.min(length, bytes.length);
        System.arraycopy(bytes, bytes.length - copied, unsigned, length - copied, copied);
        return unsigned;
    }
}
