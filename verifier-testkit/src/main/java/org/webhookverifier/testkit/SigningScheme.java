package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.source.Secret;

/**
 * A scheme of a provider with the secrets that belong to it.
 *
 * @param scheme the scheme
 * @param secrets its secrets, at least one
 */
record SigningScheme(Scheme scheme, List<String> secrets) {
    /** Returns the schemes that at least one secret belongs to; all secrets have to belong to one, and one of each has to count. */
    static List<SigningScheme> of(Provider provider, List<Secret> secrets, Instant now) {
        var found = new ArrayList<SigningScheme>();
        int placed = 0;
        for (Scheme scheme : provider.schemes()) {
            List<Secret> own = secrets.stream()
                    .filter(secret -> isOf(provider, scheme, secret))
                    .toList();
            placed += own.size();
            List<String> counting = own.stream()
                    .filter(secret -> secret.isValidAt(now))
                    .map(Secret::reveal)
                    .toList();
            if (!own.isEmpty() && counting.isEmpty()) {
                throw new IllegalStateException("No secret of provider '" + provider.id() + "' counts at " + now);
            }
            if (!counting.isEmpty()) {
                found.add(new SigningScheme(scheme, counting));
            }
        }
        if (placed == 0 || placed < secrets.size()) {
            throw new IllegalArgumentException("Provider '" + provider.id() + "' has no scheme for "
                    + (placed == 0 ? "the secrets" : "one of the secrets"));
        }
        return List.copyOf(found);
    }

    private static boolean isOf(Provider provider, Scheme scheme, Secret secret) {
        return provider.schemes().stream()
                .filter(each -> secret.reveal().startsWith(each.secretPrefix()))
                .findFirst()
                .filter(first -> first == scheme)
                .isPresent();
    }

    boolean isHmac() {
        return scheme instanceof SignatureScheme;
    }

    /** Returns the scheme; only for one by HMAC. */
    SignatureScheme hmac() {
        return (SignatureScheme) scheme;
    }

    /** Returns the timestamp that it signs, if it does. */
    Optional<TimestampFormat> time() {
        return isHmac() ? hmac().timestamp() : Optional.empty();
    }

    /** Returns the header that holds the signature or token. */
    String header() {
        return scheme instanceof TokenScheme token
                ? token.header()
                : hmac().signature().header();
    }

    /** Returns all headers that it needs. */
    List<String> headers() {
        var names = new ArrayList<>(List.of(header()));
        if (scheme instanceof SignatureScheme hmac) {
            hmac.timestamp().filter(time -> time.itemPrefix().isEmpty()).ifPresent(time -> names.add(time.header()));
            hmac.idHeader().ifPresent(names::add);
            for (ContentPart part : hmac.content().parts()) {
                if (part instanceof ContentPart.Header signed) {
                    names.add(signed.name());
                }
            }
        }
        return names;
    }

    /** Adds what proves a request. */
    void sign(byte[] body, HeaderLines headers, SignaturePlan plan) {
        if (scheme instanceof TokenScheme token) {
            headers.addIfAbsent(token.header(), credentials(token, secrets.get(0)));
            return;
        }
        for (ContentPart part : hmac().content().parts()) {
            if (part instanceof ContentPart.Header signed) {
                headers.addIfAbsent(signed.name(), "value");
            }
        }
        String timestamp = time().map(plan::timestampText).orElse("");
        List<byte[]> keys = secrets.stream()
                .map(secret -> SigningKeys.bytes(hmac().key(), secret))
                .toList();
        new HmacSigning(hmac(), body, timestamp, headers).sign(keys, plan.tampering());
    }

    private static String credentials(TokenScheme token, String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        return switch (token.form()) {
            case PLAIN -> new String(bytes, ISO_8859_1);
            case BEARER -> "Bearer " + new String(bytes, ISO_8859_1);
            case BASIC -> "Basic " + Base64.getEncoder().encodeToString(bytes);
        };
    }

    @Override
    public String toString() {
        return "SigningScheme[" + header() + "]";
    }
}
