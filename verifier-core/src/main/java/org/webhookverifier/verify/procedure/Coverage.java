package org.webhookverifier.verify.procedure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Ref;

/**
 * What a proof covers of a request.
 *
 * @param body whether all of the body
 * @param refs the other places that it covers; names of headers in lower case
 * @param content what was signed without timestamps, to tell two deliveries apart where there is no signed id; {@code null} if the body
 *     does that
 * @param items what is covered of each event, with places within the event, where a request holds several that are signed one by one;
 *     else none
 */
public record Coverage(boolean body, Set<Ref> refs, byte @Nullable [] content, List<Coverage> items) {
    /** Covers a request that is signed as a whole. */
    public Coverage(boolean body, Set<Ref> refs, byte @Nullable [] content) {
        this(body, refs, content, List.of());
    }

    /** Keeps its own copies of the places and items. */
    public Coverage {
        items = List.copyOf(items);
        refs = refs.stream()
                .map(ref -> ref instanceof Ref.Header header ? header(header.name()) : ref)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The whole body and nothing else. */
    public static Coverage ofBody() {
        return new Coverage(true, Set.of(), null);
    }

    /** The whole body, and other places; two deliveries are told apart by the given text besides. */
    public static Coverage ofBodyAnd(Set<Ref> refs) {
        return new Coverage(true, refs, null);
    }

    /** Not the body; two deliveries are told apart by the given text. */
    public static Coverage of(Set<Ref> refs, String content) {
        return new Coverage(false, refs, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether what is at the given place is covered. */
    public boolean covers(Ref ref) {
        if (ref instanceof Ref.Header header) {
            return refs.contains(header(header.name()));
        }
        if (ref instanceof Ref.FormJson json && refs.contains(new Ref.Form(json.field()))) {
            return true;
        }
        return refs.contains(ref) || (body && !(ref instanceof Ref.Query));
    }

    private static Ref header(String name) {
        return new Ref.Header(name.toLowerCase(Locale.ROOT));
    }
}
