package org.webhookverifier.testkit.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Facts;
import org.webhookverifier.provider.Handshake;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.provider.TokenScheme;

/** Says in words what the description of a provider says in data. */
final class ProviderWords {
    private final Provider provider;

    ProviderWords(Provider provider) {
        this.provider = provider;
    }

    String proof() {
        return each(scheme -> {
            if (scheme instanceof TokenScheme token) {
                return (token.form() == TokenScheme.Form.PLAIN ? "token" : lower(token.form()) + " credentials") + ", "
                        + place(token.at());
            }
            if (scheme instanceof CodedScheme coded) {
                return "by code: " + coded.procedure();
            }
            var signature = (SignatureScheme) scheme;
            String places = signature.signature().at().stream()
                    .map(ProviderWords::place)
                    .limit(2)
                    .collect(Collectors.joining(", "));
            boolean more = signature.signature().at().size() > 2;
            return algorithm(signature) + ", " + encoding(signature) + ", " + places + (more ? ", ..." : "");
        });
    }

    String signed() {
        return each(scheme -> {
            if (!(scheme instanceof SignatureScheme signature)) {
                return scheme instanceof CodedScheme ? "see the notes" : "nothing";
            }
            var parts = new LinkedHashSet<String>();
            signature.content().parts().forEach(part -> parts.add(part(part, signature)));
            parts.remove("");
            return String.join(", ", parts);
        });
    }

    /** Returns what is known of a delivery and not covered by every proof. */
    String unsigned() {
        if (isCoded()) {
            return "";
        }
        var names = new LinkedHashSet<String>();
        if (!provider.schemes().stream().allMatch(Scheme::coversBody)) {
            names.add("body");
        }
        var headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        headers.addAll(provider.headers());
        refs(provider.facts()).stream()
                .filter(Ref.Header.class::isInstance)
                .forEach(ref -> headers.add(((Ref.Header) ref).name()));
        headers.removeIf(name -> provider.schemes().stream().allMatch(scheme -> scheme.covers(name)));
        headers.forEach(name -> names.add("`" + name + "`"));
        return String.join(", ", names);
    }

    /** Returns what tells deliveries apart. */
    String key() {
        if (isCoded()) {
            return ids().isEmpty() ? "digest" : ids() + " where it is signed, else digest";
        }
        List<Ref> covered = provider.facts().id().stream()
                .filter(ref -> provider.schemes().stream().allMatch(scheme -> scheme.covers(ref)))
                .toList();
        String digest = provider.schemes().stream().anyMatch(Scheme::coversBody) ? "digest" : "digest of the body";
        return covered.isEmpty() ? digest : places(covered);
    }

    String ids() {
        return places(provider.facts().id());
    }

    String types() {
        return places(provider.facts().type());
    }

    String versions() {
        return places(provider.facts().version());
    }

    String age() {
        return each(scheme -> scheme instanceof SignatureScheme signature
                ? signature.timestamp().map(ProviderWords::tolerance).orElse("not signed")
                : scheme instanceof CodedScheme ? "see the notes" : "not signed");
    }

    String waits() {
        Duration timeout = provider.retry().timeout();
        return timeout.isZero() ? "" : timeout.toSeconds() + " s";
    }

    String handshakes() {
        return provider.handshakes().stream().map(ProviderWords::handshake).collect(Collectors.joining("; "));
    }

    private boolean isCoded() {
        return provider.schemes().stream().anyMatch(CodedScheme.class::isInstance);
    }

    private String each(Function<Scheme, String> words) {
        Set<String> said = provider.schemes().stream().map(words).collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(provider.anyScheme() ? " or " : "; ", said);
    }

    private static String handshake(Handshake handshake) {
        String when = handshake.when() == null
                ? ""
                : " with " + place(handshake.when())
                        + (handshake.equalTo().isEmpty() ? "" : " = " + handshake.equalTo());
        String guard = handshake.guard() == null ? "" : ", setting `verifyToken`";
        return (handshake.signed() ? "signed " : "") + handshake.method() + when + guard;
    }

    private static String tolerance(TimestampFormat format) {
        Duration past = format.past();
        return past.toSeconds() % 60 == 0 ? past.toMinutes() + " min" : past.toSeconds() + " s";
    }

    private static String algorithm(SignatureScheme scheme) {
        String hash = switch (scheme.hash()) {
            case MD5 -> "MD5";
            case SHA1 -> "SHA-1";
            case SHA256 -> "SHA-256";
            case SHA384 -> "SHA-384";
            case SHA512 -> "SHA-512";
        };
        return switch (scheme.algorithm()) {
            case HMAC -> "HMAC-" + hash;
            case DIGEST -> hash + " with the secret";
            case ED25519 -> "Ed25519";
            case ECDSA -> "ECDSA P-256, " + hash;
            case RSA -> "RSA, " + hash;
        };
    }

    private static String encoding(SignatureScheme scheme) {
        Encoding encoding = scheme.signature().encoding();
        return encoding == Encoding.HEX ? "hex" : encoding == Encoding.BASE64 ? "Base64" : "Base64url";
    }

    private static String part(ContentPart part, SignatureScheme scheme) {
        if (part instanceof ContentPart.Header header) {
            return "`" + header.name() + "`";
        }
        if (part instanceof ContentPart.Id) {
            return "`" + scheme.idHeader().orElse("") + "`";
        }
        if (part instanceof ContentPart.Value value) {
            return place(value.ref());
        }
        if (part instanceof ContentPart.Setting setting) {
            return "setting `" + setting.name() + "`";
        }
        boolean silent = part instanceof ContentPart.Literal || part instanceof ContentPart.SecretText;
        return silent
                ? ""
                : part instanceof ContentPart.BodyHash
                        ? "body"
                        : lower(part.getClass().getSimpleName());
    }

    private static String places(List<Ref> refs) {
        return refs.stream().map(ProviderWords::place).collect(Collectors.joining(", "));
    }

    private static String place(Ref ref) {
        String text = ref instanceof Ref.Header header
                ? header.name()
                : ref instanceof Ref.Query query
                        ? "?" + query.name()
                        : ref instanceof Ref.Json json
                                ? json.pointer().toString()
                                : ref instanceof Ref.Form form
                                        ? "form " + form.field()
                                        : "form " + ((Ref.FormJson) ref).field() + ((Ref.FormJson) ref).pointer();
        return "`" + text + "`";
    }

    private static List<Ref> refs(Facts facts) {
        var refs = new ArrayList<>(facts.id());
        refs.addAll(facts.type());
        refs.addAll(facts.version());
        refs.addAll(facts.time());
        return refs;
    }

    private static String lower(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
