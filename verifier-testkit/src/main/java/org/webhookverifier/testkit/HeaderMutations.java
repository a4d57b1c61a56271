package org.webhookverifier.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.webhookverifier.verify.Reason;

/** Changes to header lines and to where the request comes from and goes to. */
final class HeaderMutations {
    private static final int TOO_LONG = 8 * 1024 + 1;

    private HeaderMutations() {}

    static List<Mutation> all(List<String> names) {
        var mutations = new ArrayList<Mutation>();
        for (String name : names) {
            mutations.add(missing(name));
            mutations.add(value("empty", name, Reason.MISSING_HEADER, value -> ""));
            mutations.add(value("blank", name, Reason.MISSING_HEADER, value -> " \t "));
            mutations.add(value("too long", name, Reason.MALFORMED, value -> "1".repeat(TOO_LONG)));
            mutations.add(duplicate(name));
            mutations.add(
                    duplicated("first of two, in other case", name, (lines, value) -> lines.add(swapped(name), value)));
            mutations.add(duplicated("second of two", name, (lines, value) -> lines.addFirst(name, "x")));
            mutations.add(duplicated("beside a blank one", name, (lines, value) -> lines.addFirst(name, "")));
            mutations.add(renamed(name, "letter folded to ASCII alone", HeaderMutations::unfolded));
            mutations.add(renamed(name, "underscores for hyphens", text -> text.replace('-', '_')));
        }
        return mutations;
    }

    static Mutation missing(String name) {
        return lines("missing", name, Reason.MISSING_HEADER, (lines, value) -> lines.remove(name));
    }

    static Mutation duplicate(String name) {
        return duplicated("twice", name, (lines, value) -> lines.add(name, value));
    }

    static Mutation fromPeer(String address) {
        return new Mutation(
                "peer: " + address,
                Set.of(Reason.ADDRESS_NOT_ALLOWED),
                signer -> true,
                (signer, body) -> signer.peer(address).sign(body));
    }

    static Mutation toTarget(String target) {
        return new Mutation(
                "target: " + target,
                Set.of(Reason.BAD_SIGNATURE, Reason.BAD_TOKEN, Reason.NO_SECRET),
                signer -> true,
                (signer, body) -> signer.target(target).sign(body));
    }

    private static Mutation value(String what, String name, Reason reason, UnaryOperator<String> change) {
        return lines(what, name, reason, (lines, value) -> lines.change(name, change));
    }

    private static Mutation duplicated(String what, String name, BiFunction<HeaderLines, String, HeaderLines> change) {
        return lines(what, name, Reason.DUPLICATE_HEADER, change);
    }

    private static Mutation renamed(String name, String what, UnaryOperator<String> change) {
        String other = change.apply(name);
        Mutation mutation = lines(
                what,
                name,
                Reason.MISSING_HEADER,
                (lines, value) -> lines.remove(name).add(other, value));
        return new Mutation(mutation.name(), mutation.reasons(), signer -> !other.equals(name), mutation.change());
    }

    private static Mutation lines(
            String what, String name, Reason reason, BiFunction<HeaderLines, String, HeaderLines> change) {
        return new Mutation("header " + name + ": " + what, Set.of(reason), signer -> true, (signer, body) -> {
            var request = signer.sign(body);
            var lines = HeaderLines.of(request);
            return change.apply(lines, lines.value(name)).in(request);
        });
    }

    private static String swapped(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(name) ? name.toUpperCase(Locale.ROOT) : lower;
    }

    // The Kelvin sign and the long s: String.equalsIgnoreCase takes them for k and s.
    private static String unfolded(String name) {
        return name.replace('k', '\u212A')
                .replace('K', '\u212A')
                .replace('s', '\u017F')
                .replace('S', '\u017F');
    }
}
