package org.webhookverifier.source;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TokenScheme;

/** Reads the key bytes out of secrets, as the provider wants them read. */
public final class SecretKeys {
    private static final String WHSEC = "whsec_";

    private SecretKeys() {}

    /** Returns whether a secret belongs to the given one of a provider's schemes: the first whose prefix it has. */
    public static boolean belongs(List<Scheme> schemes, Scheme scheme, Secret secret) {
        return SourceRules.schemeOf(schemes, secret) == scheme;
    }

    /**
     * Returns the bytes of the key.
     *
     * @throws WebhookConfigurationException if the secret does not have the form that the scheme wants; the message does not quote it
     */
    public static byte[] bytes(Scheme scheme, Secret secret) {
        String mistake = mistake(scheme, secret);
        if (mistake != null) {
            throw new WebhookConfigurationException(List.of("A secret " + mistake));
        }
        return scheme instanceof SignatureScheme signature
                ? decode(signature.key(), text(signature, secret))
                : secret.reveal().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the id by which senders name the key; empty if they do not. */
    public static String keyId(SignatureScheme scheme, Secret secret) {
        String text = unlabelled(scheme, secret);
        return scheme.keyIdHeader().isPresent() ? text.substring(0, Math.max(0, text.indexOf(':'))) : "";
    }

    private static String text(SignatureScheme scheme, Secret secret) {
        String text = unlabelled(scheme, secret);
        return scheme.keyIdHeader().isPresent() ? text.substring(text.indexOf(':') + 1) : text;
    }

    private static String unlabelled(SignatureScheme scheme, Secret secret) {
        return scheme.secretLabel().isEmpty()
                ? secret.reveal()
                : secret.reveal().substring(scheme.secretLabel().length() + 1);
    }

    /** Returns what is wrong with the form of a secret, without quoting it, or {@code null} if nothing is. */
    static @Nullable String mistake(Scheme scheme, Secret secret) {
        if (scheme instanceof TokenScheme token) {
            boolean colonMissing =
                    token.form() == TokenScheme.Form.BASIC && secret.reveal().indexOf(':') < 1;
            return colonMissing ? "has to have the form user:password." : null;
        }
        if (!(scheme instanceof SignatureScheme signature)) {
            return null;
        }
        if (signature.keyIdHeader().isPresent() && keyId(signature, secret).isEmpty()) {
            return "has to have the form id:secret, because requests name their key.";
        }
        KeyFormat format = signature.key();
        try {
            return decode(format, text(signature, secret)).length == 0
                    ? "holds an empty key: anybody could sign with it."
                    : null;
        } catch (IllegalArgumentException e) {
            return switch (format) {
                case HEX -> "is not hexadecimal: paste it as the dashboard shows it.";
                case BASE64 -> "is not Base64: paste it as the dashboard shows it.";
                case WHSEC -> "is not Base64 after 'whsec_': paste it as the dashboard shows it.";
                case UTF8, NFKD, PUBLIC_KEY -> "cannot be read.";
            };
        }
    }

    private static String afterWhsec(String text) {
        String versioned = "v1," + WHSEC;
        String prefix = text.startsWith(versioned) ? versioned : text.startsWith(WHSEC) ? WHSEC : "";
        return text.substring(prefix.length());
    }

    private static byte[] decode(KeyFormat format, String text) {
        return switch (format) {
            case UTF8, PUBLIC_KEY -> text.getBytes(StandardCharsets.UTF_8);
            case NFKD -> Normalizer.normalize(text, Normalizer.Form.NFKD).getBytes(StandardCharsets.UTF_8);
            case BASE64 -> Base64.getDecoder().decode(text);
            case WHSEC -> Base64.getDecoder().decode(afterWhsec(text));
            case HEX -> HexFormat.of().parseHex(text);
        };
    }
}
