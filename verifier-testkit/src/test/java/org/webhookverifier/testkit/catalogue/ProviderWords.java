package org.webhookverifier.testkit.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.webhookverifier.provider.CodedScheme;
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
                return (token.form() == TokenScheme.Form.PLAIN
                                ? "token"
                                : SchemeWords.lower(token.form()) + " credentials")
                        + ", " + SchemeWords.place(token.at());
            }
            if (scheme instanceof CodedScheme coded) {
                return "by code: " + coded.procedure();
            }
            var signature = (SignatureScheme) scheme;
            String places = signature.signature().at().stream()
                    .map(SchemeWords::place)
                    .limit(2)
                    .collect(Collectors.joining(", "));
            boolean more = signature.signature().at().size() > 2;
            return SchemeWords.algorithm(signature) + ", " + SchemeWords.encoding(signature) + ", " + places
                    + (more ? ", ..." : "");
        });
    }

    String signed() {
        return each(scheme -> {
            if (!(scheme instanceof SignatureScheme signature)) {
                return scheme instanceof CodedScheme ? "see the notes" : "nothing";
            }
            var parts = new LinkedHashSet<String>();
            signature.content().parts().forEach(part -> parts.add(SchemeWords.part(part, signature)));
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
        return covered.isEmpty() ? digest : SchemeWords.places(covered);
    }

    String ids() {
        return SchemeWords.places(provider.facts().id());
    }

    String types() {
        return SchemeWords.places(provider.facts().type());
    }

    String versions() {
        return SchemeWords.places(provider.facts().version());
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
                : " with " + SchemeWords.place(handshake.when())
                        + (handshake.equalTo().isEmpty() ? "" : " = " + handshake.equalTo());
        String guard = handshake.guard() == null ? "" : ", setting `verifyToken`";
        String whole = handshake.wholeBody().isEmpty() ? "" : " of the body `" + handshake.wholeBody() + "`, unsigned";
        String keeps = handshake.keeps() == null ? "" : ", kept as the secret";
        return (handshake.signed() ? "signed " : "") + handshake.method() + when + whole + guard + keeps;
    }

    private static String tolerance(TimestampFormat format) {
        Duration past = format.past();
        return past.toSeconds() % 60 == 0 ? past.toMinutes() + " min" : past.toSeconds() + " s";
    }

    private static List<Ref> refs(Facts facts) {
        var refs = new ArrayList<>(facts.id());
        refs.addAll(facts.type());
        refs.addAll(facts.version());
        refs.addAll(facts.time());
        return refs;
    }
}
