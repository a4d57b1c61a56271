package org.webhookverifier.verify.procedure.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verifier;

/** Signs tokens with the JDK alone. */
final class Tokens {
    /** The receiver's clock, in seconds. */
    static final long NOW = 1_780_000_000;

    private Tokens() {}

    static String signed(byte[] secret, String hash, String header, String claims) {
        try {
            Mac mac = Mac.getInstance("Hmac" + hash);
            mac.init(new SecretKeySpec(secret, "x"));
            return whole(
                    input(header, claims), mac.doFinal(input(header, claims).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hs256(String secret, String claims) {
        return signed(secret.getBytes(UTF_8), "SHA256", "{\"alg\":\"HS256\",\"typ\":\"JWT\"}", claims);
    }

    static String signed(PrivateKey key, String algorithm, String header, String claims) {
        return whole(
                input(header, claims),
                signature(key, algorithm, input(header, claims).getBytes(UTF_8)));
    }

    static byte[] signature(PrivateKey key, String algorithm, byte[] text) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String input(String header, String claims) {
        return base64(header.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    }

    static String whole(String input, byte[] signature) {
        return input + "." + base64(signature);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair rsa(int bits) {
        return pair("RSA", bits, null);
    }

    static KeyPair ec(String curve) {
        return pair("EC", 0, curve);
    }

    private static KeyPair pair(String algorithm, int bits, @Nullable String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (curve == null) {
                generator.initialize(bits);
            } else {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String pem(KeyPair pair) {
        String lines = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
    }

    static String jwk(KeyPair pair, String id) {
        if (pair.getPublic() instanceof RSAPublicKey key) {
            return "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"" + id + "\",\"n\":\""
                    + number(key.getModulus().toByteArray(), 0) + "\",\"e\":\""
                    + number(key.getPublicExponent().toByteArray(), 0) + "\"}";
        }
        var key = (ECPublicKey) pair.getPublic();
        int bits = key.getParams().getCurve().getField().getFieldSize();
        int length = (bits + 7) / 8;
        return "{\"kty\":\"EC\",\"crv\":\"P-" + bits + "\",\"kid\":\"" + id + "\",\"x\":\""
                + number(key.getW().getAffineX().toByteArray(), length) + "\",\"y\":\""
                + number(key.getW().getAffineY().toByteArray(), length) + "\"}";
    }

    private static String number(byte[] bytes, int length) {
        int start = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        byte[] plain = Arrays.copyOfRange(bytes, start, bytes.length);
        byte[] padded = new byte[Math.max(length, plain.length)];
        System.arraycopy(plain, 0, padded, padded.length - plain.length, plain.length);
        return base64(padded);
    }

    static Verifier verifier(SourceBuilder source, Clock clock) {
        return Verifier.of(source.build(), clock);
    }

    static SourceBuilder source(String provider, String... secrets) {
        SourceBuilder source = Source.named("hooks").provider(provider);
        return secrets.length == 0 ? source : source.secrets(secrets);
    }

    static WebhookRequest post(String target, String body, String... headers) {
        var request = WebhookRequest.post(target).body(body.getBytes(UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    /** Returns why a request was refused, or {@code null} if it was not. */
    static @Nullable Reason reason(Verification verification) {
        return verification instanceof Rejected rejected ? rejected.reason() : null;
    }
}
