package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.source.Secret;
import org.webhookverifier.testkit.coded.CodedSigner;

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

    boolean isSignature() {
        return scheme instanceof SignatureScheme;
    }

    /** Returns the scheme; only for one that signs. */
    SignatureScheme signature() {
        return (SignatureScheme) scheme;
    }

    /** Returns the timestamp that it signs, if it does. */
    Optional<TimestampFormat> time() {
        return isSignature() ? signature().timestamp() : Optional.empty();
    }

    /** Returns the header that holds the signature or token; empty if another place does. */
    String header() {
        if (scheme instanceof CodedScheme coded) {
            return CodedSigner.headers(coded).stream().findFirst().orElse("");
        }
        return scheme instanceof TokenScheme token
                ? token.header()
                : signature().signature().header();
    }

    /** Returns all headers that it needs. */
    List<String> headers() {
        if (scheme instanceof CodedScheme coded) {
            return CodedSigner.headers(coded);
        }
        var names = new ArrayList<>(List.of(header()));
        if (scheme instanceof SignatureScheme signature) {
            names.addAll(signature.required().keySet());
            signature.keyIdHeader().ifPresent(names::add);
            signature.timestamp().ifPresent(time -> names.add(time.header()));
            signature.idHeader().ifPresent(names::add);
            for (ContentPart part : signature.content().parts()) {
                if (part instanceof ContentPart.Header signed) {
                    names.add(signed.name());
                }
            }
        }
        names.removeIf(String::isEmpty);
        return names;
    }

    /** Returns whether the proof needs more of the body than its bytes: a body that cannot be read is then malformed. */
    boolean readsBody() {
        if (scheme instanceof CodedScheme) {
            return true;
        }
        if (scheme instanceof TokenScheme token) {
            return isInBody(token.at());
        }
        return signature().signature().at().stream().anyMatch(SigningScheme::isInBody)
                || time().map(TimestampFormat::at)
                        .filter(SigningScheme::isInBody)
                        .isPresent()
                || signature().content().parts().stream()
                        .anyMatch(part -> part instanceof ContentPart.Value value && isInBody(value.ref()));
    }

    private static boolean isInBody(Ref ref) {
        return !(ref instanceof Ref.Header) && !(ref instanceof Ref.Query);
    }

    /** Adds what proves a request. */
    void sign(Draft draft, SignaturePlan plan) {
        if (scheme instanceof CodedScheme coded) {
            CodedSigning.sign(coded, secrets, draft, plan);
            return;
        }
        if (scheme instanceof TokenScheme token) {
            draft.putIfAbsent(token.at(), credentials(token, secrets.get(0)));
            return;
        }
        String timestamp = time().map(plan::timestampText).orElse("");
        List<SigningKey> keys = secrets.stream()
                .map(secret -> SigningKeys.of(signature(), secret))
                .toList();
        new Signing(signature(), timestamp, draft).sign(keys, plan.tampering());
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
