package org.webhookverifier.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.webhookverifier.provider.Algorithm;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;

/**
 * The two keys of a provider that signs with a private one: a source takes the public key, a signer the private one.
 *
 * <pre>{@code
 * var keys = SigningPair.generate("discord");
 * var verifier = Verifier.of("discord", keys.publicKey());
 * var discord = WebhookSigner.of("discord", keys.privateKey());
 * }</pre>
 *
 * @param publicKey the public key, as Base64 of its DER form, after whatever the provider puts before its keys
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
