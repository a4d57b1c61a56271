package org.webhookverifier.verify;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.HmacScheme;
import org.webhookverifier.request.Headers;

/** A header whose value is part of what is signed: an id, or any other. */
final class SignedText implements SignedContent.Part {
    private static final int MAX_LENGTH = 1024;

    private final Check.SingleHeader header;
    private final boolean[] allowed = new boolean['~' + 1];
    private final Rejected malformed;

    private SignedText(String name, String forbidden) {
        header = new Check.SingleHeader(name);
        Arrays.fill(allowed, ' ', '~' + 1, true);
        for (int i = 0; i < forbidden.length(); i++) {
            allowed[forbidden.charAt(i)] = false;
        }
        malformed = new Rejected(
                Reason.MALFORMED,
                "header " + name + " holds a character that it must not hold, or more than " + MAX_LENGTH);
    }

    /** Makes the given part of a scheme's content ready. */
    static SignedText of(HmacScheme scheme, int at) {
        List<ContentPart> parts = scheme.content().parts();
        String name = parts.get(at) instanceof ContentPart.Header signed
                ? signed.name()
                : scheme.idHeader().orElse("");
        return new SignedText(name, neighbours(parts, at));
    }

    // A value that held what separates it from its neighbour could be cut elsewhere: a signed request under another id.
    private static String neighbours(List<ContentPart> parts, int at) {
        String before = at > 0 ? literal(parts, at - 1) : "";
        String after = at + 1 < parts.size() ? literal(parts, at + 1) : "";
        return (before.isEmpty() ? "" : before.substring(before.length() - 1))
                + (after.isEmpty() ? "" : after.substring(0, 1));
    }

    // A provider whose texts have anything else beside them cannot be built.
    private static String literal(List<ContentPart> parts, int at) {
        return ((ContentPart.Literal) parts.get(at)).text();
    }

    /** Hands the value to the worker, or says why not. */
    @Nullable
    Rejected addTo(MacWorker worker, Headers headers) {
        int at = header.find(headers);
        if (at < 0) {
            return header.refusal(at);
        }
        String value = headers.value(at);
        if (value.length() > MAX_LENGTH) {
            return malformed;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > '~' || !allowed[c]) {
                return malformed;
            }
        }
        worker.add(value, 0, value.length());
        return null;
    }
}
