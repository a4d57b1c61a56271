package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.webhookverifier.provider.Algorithm;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.testkit.coded.CodedSigner;

/** Reads the key out of a secret, in the sender's way: written apart from the verifier, to be able to contradict it. */
final class SigningKeys {
    private static final String WHSEC = "whsec_";
    private static final Map<Algorithm, String> OTHERS = new ConcurrentHashMap<>();
    private static final Map<String, PrivateKey> READ = new ConcurrentHashMap<>();

    private SigningKeys() {}

    static SigningKey of(SignatureScheme scheme, String secret) {
        int start = start(scheme, secret);
        String text = secret.substring(start);
        String id = scheme.keyIdHeader().isPresent() ? unlabelled(scheme, secret.substring(0, start - 1)) : "";
        return scheme.algorithm().isPublicKey()
                ? new SigningKey(id, new byte[0], privateKey(scheme, text))
                : new SigningKey(id, bytes(scheme.key(), text), null);
    }

    private static byte[] bytes(KeyFormat format, String text) {
        return switch (format) {
            case UTF8, PUBLIC_KEY -> text.getBytes(UTF_8);
            case NFKD -> Normalizer.normalize(text, Normalizer.Form.NFKD).getBytes(UTF_8);
            case HEX -> HexFormat.of().parseHex(text);
            case BASE64 -> Base64.getDecoder().decode(text);
            case WHSEC -> Base64.getDecoder().decode(text.replaceFirst("^" + WHSEC, ""));
        };
    }

    /** Returns a secret of the same form that stands for another key. */
    static String other(Scheme scheme, String secret) {
        if (scheme instanceof CodedScheme coded) {
            return CodedSigner.other(coded, secret);
        }
        if (!(scheme instanceof SignatureScheme signature)
                || signature.key() == KeyFormat.UTF8
                || signature.key() == KeyFormat.NFKD) {
            return secret + "x";
        }
        int start = start(signature, secret);
        String text = secret.substring(start);
        return secret.substring(0, start) + other(signature, text);
    }

    private static String other(SignatureScheme scheme, String text) {
        if (scheme.algorithm().isPublicKey()) {
            return OTHERS.computeIfAbsent(scheme.algorithm(), SigningPair::privateKey);
        }
        byte[] key = bytes(scheme.key(), text);
        key[key.length - 1] ^= 1;
        if (scheme.key() == KeyFormat.HEX) {
            return HexFormat.of().formatHex(key);
        }
        return (text.startsWith(WHSEC) ? WHSEC : "") + Base64.getEncoder().encodeToString(key);
    }

    // Before the key: a label, the id of the key, or the prefix that keys of this scheme have.
    private static int start(SignatureScheme scheme, String secret) {
        int label = scheme.secretLabel().isEmpty() ? 0 : scheme.secretLabel().length() + 1;
        if (scheme.keyIdHeader().isPresent()) {
            return secret.indexOf(':', label) + 1;
        }
        boolean prefixed = label == 0 && scheme.algorithm().isPublicKey();
        return prefixed ? scheme.secretPrefix().length() : label;
    }

    private static String unlabelled(SignatureScheme scheme, String text) {
        return scheme.secretLabel().isEmpty()
                ? text
                : text.substring(scheme.secretLabel().length() + 1);
    }

    private static PrivateKey privateKey(SignatureScheme scheme, String text) {
        return READ.computeIfAbsent(scheme.algorithm() + " " + text, all -> read(scheme.algorithm(), text));
    }

    private static PrivateKey read(Algorithm algorithm, String text) {
        String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            var form = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return KeyFactory.getInstance(SigningPair.keyType(algorithm)).generatePrivate(form);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The cause could quote the key.
            throw new IllegalArgumentException("The key is no private key of " + algorithm
                    + " in PKCS #8, as PEM or Base64: with the public key that a source has nobody can sign;"
                    + " SigningPair.generate makes a pair");
        }
    }
}
