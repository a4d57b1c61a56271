package org.webhookverifier.verify;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.Algorithm;
import org.webhookverifier.provider.SignatureScheme;

/** Reads public keys in the notations that providers hand out. */
final class PublicKeys {
    private static final String BOUNCY_CASTLE = "org.bouncycastle:bcprov-jdk18on, version 1.84 or newer";

    private final SignatureScheme scheme;
    private final String id;

    private PublicKeys(SignatureScheme scheme, String id) {
        this.scheme = scheme;
        this.id = id;
    }

    /**
     * Reads a key.
     *
     * @param id the id by which senders name it; empty if they do not
     * @param text the key, as pasted
     * @throws WebhookConfigurationException if it is none, of another kind than the scheme wants, or too weak; the message does not
     *     quote it
     */
    static SignatureKey read(SignatureScheme scheme, String id, String text) {
        String prefix = scheme.secretLabel().isEmpty() ? scheme.secretPrefix() : "";
        PublicKeyText pasted = PublicKeyText.read(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
        if (pasted == null) {
            throw unreadable(scheme.algorithm());
        }
        PublicKeyForm form = PublicKeyForm.of(pasted, scheme.algorithm() == Algorithm.ED25519);
        return new PublicKeys(scheme, id).key(form);
    }

    private SignatureKey key(PublicKeyForm form) {
        Algorithm algorithm = scheme.algorithm();
        if (form.kind() == PublicKeyForm.Kind.UNREADABLE) {
            throw unreadable(algorithm);
        }
        if (form.kind() == PublicKeyForm.Kind.PRIVATE) {
            throw mistake(
                    "is a private key: with it one can sign; paste the public key, and replace a private key that others"
                            + " have seen.");
        }
        if (form.kind().algorithm() != algorithm) {
            throw mistake("is " + form.kind().description() + ", but the provider signs with " + name(algorithm)
                    + ": paste the key of that kind.");
        }
        return switch (algorithm) {
            case RSA -> rsa(form.bytes());
            case ED25519 ->
                linked(
                        () -> Ed25519Key.of(id, form.bytes()),
                        "stands for no point, or for one of small order, with which anybody can sign: paste the key again.");
            case ECDSA ->
                linked(
                        () -> EcdsaKey.of(id, scheme.hash(), form.kind().curve(), form.bytes()),
                        "stands for no point of its curve: paste the key again.");
            case HMAC, DIGEST -> throw new IllegalStateException("The key of an " + algorithm + " is not public");
        };
    }

    private SignatureKey rsa(byte[] der) {
        var all = new DerReader(der);
        DerReader pair = all.take(DerReader.SEQUENCE);
        BigInteger modulus = pair == null ? null : pair.takePositive();
        BigInteger exponent = pair == null ? null : pair.takePositive();
        boolean whole = pair != null && pair.isAtEnd() && all.isAtEnd();
        if (!whole || modulus == null || exponent == null || !RsaKey.isFit(modulus, exponent)) {
            throw mistake("holds numbers that are no RSA key: paste the key again.");
        }
        int bits = modulus.bitLength();
        if (bits < RsaKey.MIN_BITS || bits > RsaKey.MAX_BITS) {
            throw mistake("is an RSA key of " + bits + " bits; it has to have " + RsaKey.MIN_BITS + " to "
                    + RsaKey.MAX_BITS + ", shorter ones can be broken.");
        }
        return RsaKey.of(id, scheme.hash(), modulus, exponent);
    }

    // The classes that name Bouncy Castle's are loaded by the supplier at the earliest.
    private static SignatureKey linked(Supplier<@Nullable SignatureKey> key, String mistake) {
        try {
            SignatureKey read = key.get();
            if (read == null) {
                throw mistake(mistake);
            }
            return read;
        } catch (LinkageError e) {
            throw new WebhookConfigurationException(List.of(
                    "A secret is a key of Ed25519 or ECDSA, which takes Bouncy Castle, and that is missing or too old: add "
                            + BOUNCY_CASTLE + "."));
        }
    }

    private static String name(Algorithm algorithm) {
        return algorithm == Algorithm.ED25519 ? "Ed25519" : algorithm.name();
    }

    private static WebhookConfigurationException unreadable(Algorithm algorithm) {
        String raw = algorithm == Algorithm.ED25519
                ? ", or the hexadecimal or Base64 form of its 32 bytes"
                : algorithm == Algorithm.ECDSA ? ", or the hexadecimal or Base64 form of its point" : "";
        return mistake("is no public key for " + name(algorithm) + ": paste it whole, as PEM or Base64 of its DER form"
                + raw + ".");
    }

    private static WebhookConfigurationException mistake(String what) {
        return new WebhookConfigurationException(List.of("A secret " + what));
    }
}
