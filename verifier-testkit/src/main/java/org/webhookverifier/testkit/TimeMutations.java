package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;

/** Changes to signed timestamps. */
final class TimeMutations {
    private TimeMutations() {}

    static List<Mutation> all(WebhookSigner signer) {
        var mutations = new ArrayList<>(List.of(stale(), future(), changed(), secondsForMilliseconds()));
        signer.schemes().stream()
                .flatMap(scheme -> scheme.time().stream())
                .findFirst()
                .ifPresent(format -> {
                    String now = signer.signatures().clockText(format);
                    boolean date = format.unit() == TimestampFormat.Unit.ISO_8601;
                    // A space before an item without prefix is no part of it.
                    boolean bare = format.at() == null && format.itemPrefix().isEmpty();
                    for (String text : date ? malformedDates(now) : malformedTexts(now, format.at() == null)) {
                        if (!bare || text.charAt(0) != ' ') {
                            mutations.add(malformed(text));
                        }
                    }
                });
        return mutations;
    }

    /** Returns what is no timestamp, though parsers were seen to take it for one; signed it is as well as any other. */
    static List<String> malformedTexts(String now, boolean inItem) {
        var texts = new ArrayList<>(List.of(
                "+" + now,
                " " + now,
                "-" + now,
                "0" + now,
                now + ".0",
                now + ".",
                now + "L",
                now + "e0",
                now + "_0",
                now + "\u0000",
                now + "\t",
                now.substring(0, 1) + "'" + now.substring(1),
                "0x" + Long.toHexString(Long.parseLong(now)),
                digits(now, '\u0660'),
                digits(now, '\uFF10'),
                "99999999999999999999",
                "9223372036854775808",
                "abc",
                "NaN",
                "2026-01-01T00:00:00Z"));
        // A comma or a space at the end is no part of an item.
        texts.addAll(inItem ? List.of() : List.of(now + " ", now + "," + now));
        return texts;
    }

    /** Returns what is no date and time of ISO 8601. */
    static List<String> malformedDates(String now) {
        return List.of(
                "+" + now,
                "-" + now,
                " " + now,
                "0" + now,
                now + " ",
                now + "x",
                now + "," + now,
                now + "\u0000",
                now.replace('T', ' '),
                now.replaceFirst("-..T", "-32T"),
                now.replaceFirst("T..", "T25"),
                digits(now, '\uFF10'),
                "1767225600",
                "Thu, 01 Jan 2026 00:00:00 GMT",
                "2026-01-01",
                "+1000000000-01-01T00:00:00Z",
                "abc");
    }

    private static String digits(String ascii, char zero) {
        return ascii.chars()
                .mapToObj(c -> String.valueOf(c >= '0' && c <= '9' ? (char) (zero + c - '0') : (char) c))
                .reduce("", String::concat);
    }

    static Mutation stale() {
        return of("stale", Set.of(Reason.STALE), (signer, body) -> {
            TimestampFormat format = format(signer);
            var now = signer.signatures().clock().instant();
            return signer.at(now.minus(signer.signatures().past(format)).minusSeconds(1))
                    .sign(body);
        });
    }

    static Mutation future() {
        return of("ahead", Set.of(Reason.FUTURE), (signer, body) -> {
            TimestampFormat format = format(signer);
            var now = signer.signatures().clock().instant();
            return signer.at(now.plus(signer.signatures().future(format)).plusSeconds(1))
                    .sign(body);
        });
    }

    static Mutation malformed(String text) {
        return of(
                "signed as '" + printable(text) + "'",
                Set.of(Reason.MALFORMED),
                (signer, body) -> signer.timestamp(text).sign(body));
    }

    private static Mutation changed() {
        return of("changed after signing", Set.of(Reason.BAD_SIGNATURE), (signer, body) -> {
            TimestampFormat format = format(signer);
            Instant now = signer.signatures().clock().instant();
            String signed = format.itemPrefix() + SignaturePlan.text(format, now);
            String other = format.itemPrefix() + SignaturePlan.text(format, now.minusSeconds(1));
            WebhookRequest request = signer.sign(body);
            if (format.header().isEmpty() && format.at() != null) {
                return replaced(request, signed, other);
            }
            return HeaderLines.of(request)
                    .change(
                            format.header().isEmpty() ? itemHeader(signer) : format.header(),
                            value -> value.replace(signed, other))
                    .in(request);
        });
    }

    // In the query or the body, as it is or as forms write it.
    private static WebhookRequest replaced(WebhookRequest request, String signed, String other) {
        String body = new String(request.body(), UTF_8).replace(signed, other).replace(encoded(signed), encoded(other));
        String target = request.target().replace(encoded(signed), encoded(other));
        var changed = WebhookRequest.of(request.method(), target)
                .peer(request.peer().orElse(null))
                .body(body.getBytes(UTF_8))
                .build();
        return HeaderLines.of(request).in(changed);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static Mutation secondsForMilliseconds() {
        Mutation mutation = of("in the other unit", Set.of(Reason.STALE, Reason.FUTURE), (signer, body) -> {
            long millis = signer.signatures().clock().millis();
            boolean seconds = format(signer).unit() == TimestampFormat.Unit.SECONDS;
            return signer.timestamp(Long.toString(seconds ? millis : millis / 1000))
                    .sign(body);
        });
        return new Mutation(
                mutation.name(),
                mutation.reasons(),
                signer -> mutation.scope().test(signer) && format(signer).unit() != TimestampFormat.Unit.ISO_8601,
                mutation.change());
    }

    private static Mutation of(
            String what, Set<Reason> reasons, BiFunction<WebhookSigner, byte[], WebhookRequest> change) {
        return new Mutation(
                "timestamp: " + what,
                reasons,
                signer -> signer.schemes().stream()
                        .anyMatch(scheme -> scheme.time().isPresent()),
                change::apply);
    }

    private static TimestampFormat format(WebhookSigner signer) {
        return signer.schemes().stream()
                .flatMap(scheme -> scheme.time().stream())
                .findFirst()
                .orElseThrow();
    }

    private static String itemHeader(WebhookSigner signer) {
        return signer.schemes().stream()
                .filter(scheme -> scheme.time().isPresent())
                .map(SigningScheme::header)
                .findFirst()
                .orElseThrow();
    }

    private static String printable(String text) {
        var printed = new StringBuilder();
        text.chars()
                .mapToObj(c -> c >= ' ' && c <= '~'
                        ? Character.toString(c)
                        : "\\u" + Integer.toHexString(0x10000 | c).substring(1))
                .forEach(printed::append);
        return printed.toString();
    }
}
