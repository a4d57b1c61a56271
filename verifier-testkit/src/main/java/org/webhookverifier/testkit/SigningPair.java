package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Optional;
import org.webhookverifier.provider.Algorithm;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.source.Downloads;
import org.webhookverifier.testkit.coded.PublishedKeys;

/**
 * The two keys of a provider that signs with a private one: a source takes the public key, a signer the private one.
 *
 * <pre>{@code
 * var keys = SigningPair.generate("discord");
 * var verifier = Verifier.of("discord", keys.publicKey());
 * var discord = WebhookSigner.of("discord", keys.privateKey());
 * }</pre>
 *
 * <p>Where the provider publishes its keys, the source fetches what {@link #downloads} gives:
 *
 * <pre>{@code
 * var keys = SigningPair.generate("aws-sns");
 * var source = Source.of("aws-sns").setting("topics", TOPIC).downloads(keys.downloads()).build();
 * var sns = WebhookSigner.of(source).privateKeys(keys.privateKey());
 * }</pre>
 *
 * @param publicKey the public key, as Base64 of its DER form, after whatever the provider puts before its keys; as JSON Web Key or
 *     certificate where the provider hands out those
 * @param privateKey the private key, as Base64 of PKCS #8, after the same
 */
public record SigningPair(String publicKey, String privateKey) {
    private static final String KEY_ID = "test-key:";

    /**
     * Makes a new pair for a provider of the catalogue.
     *
     * @throws IllegalArgumentException if it does not sign with a private key
     */
    public static SigningPair generate(String provider) {
        return generate(Provider.named(provider));
    }

    /**
     * Makes a new pair for a provider; where it has several schemes, for the first that has public keys.
     *
     * @throws IllegalArgumentException if it does not sign with a private key
     */
    public static SigningPair generate(Provider provider) {
        Optional<PublishedKeys.Pair> published = provider.schemes().stream()
                .filter(CodedScheme.class::isInstance)
                .flatMap(scheme -> PublishedKeys.generate((CodedScheme) scheme).stream())
                .findFirst();
        if (published.isPresent()) {
            return new SigningPair(published.get().publicKey(), published.get().privateKey());
        }
        SignatureScheme scheme = provider.schemes().stream()
                .filter(SignatureScheme.class::isInstance)
                .map(SignatureScheme.class::cast)
                .filter(each -> each.algorithm().isPublicKey())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Provider '" + provider.id() + "' does not sign with a private key: it shares a secret"));
        String before = scheme.secretPrefix() + (scheme.keyIdHeader().isPresent() ? KEY_ID : "");
        KeyPair pair = pair(scheme.algorithm());
        return new SigningPair(
                before + base64(pair.getPublic().getEncoded()),
                before + base64(pair.getPrivate().getEncoded()));
    }

    /**
     * Returns what finds the public key where a provider publishes it, whatever the address: for the test's source of
     * {@code google-pubsub}, {@code aws-sns} or {@code truelayer}.
     */
    public Downloads downloads() {
        String published = publicKey.startsWith("{") ? "{\"keys\":[" + publicKey + "]}" : publicKey;
        return (address, limit) -> published.getBytes(UTF_8);
    }

    /** Makes a private key. */
    static String privateKey(Algorithm algorithm) {
        return base64(pair(algorithm).getPrivate().getEncoded());
    }

    /** Returns what the JDK calls keys of the algorithm. */
    static String keyType(Algorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> "Ed25519";
            case ECDSA -> "EC";
            case RSA -> "RSA";
            case HMAC, DIGEST -> throw new IllegalArgumentException(algorithm + " has no private keys");
        };
    }

    private static KeyPair pair(Algorithm algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(keyType(algorithm));
            if (algorithm == Algorithm.ECDSA) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else if (algorithm == Algorithm.RSA) {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime makes no keys for " + algorithm, e);
        }
    }

    private static String base64(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }

    /** Returns the public key. */
    @Override
    public String toString() {
        return "SigningPair[" + publicKey + "]";
    }
}
