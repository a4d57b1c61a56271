package org.webhookverifier.testkit;

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
                    for (String text : malformedTexts(now, !format.itemPrefix().isEmpty())) {
                        mutations.add(malformed(text));
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

    private static String digits(String ascii, char zero) {
        return ascii.chars()
                .mapToObj(c -> String.valueOf((char) (zero + c - '0')))
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
            String signed = signer.signatures().clockText(format);
            String other = Long.toString(Long.parseLong(signed) - 1);
            WebhookRequest request = signer.sign(body);
            return HeaderLines.of(request)
                    .change(
                            format.header().isEmpty() ? itemHeader(signer) : format.header(),
                            value -> value.replace(format.itemPrefix() + signed, format.itemPrefix() + other))
                    .in(request);
        });
    }

    private static Mutation secondsForMilliseconds() {
        return of("in the other unit", Set.of(Reason.STALE, Reason.FUTURE), (signer, body) -> {
            long millis = signer.signatures().clock().millis();
            boolean seconds = format(signer).unit() == TimestampFormat.Unit.SECONDS;
            return signer.timestamp(Long.toString(seconds ? millis : millis / 1000))
                    .sign(body);
        });
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
