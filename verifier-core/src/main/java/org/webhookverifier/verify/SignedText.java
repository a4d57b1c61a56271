package org.webhookverifier.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.HmacScheme;
import org.webhookverifier.request.Headers;

/** A header whose value is part of what is signed: an id, or any other. */
final class SignedText {
    private static final int MAX_LENGTH = 1024;

    private final Check.SingleHeader header;
    private final String forbidden;
    private final Rejected malformed;

    private SignedText(String name, String forbidden) {
        header = new Check.SingleHeader(name);
        this.forbidden = forbidden;
        malformed = new Rejected(
                Reason.MALFORMED,
                "header " + name + " holds a character that it must not hold, or more than " + MAX_LENGTH);
    }

    /** Returns the headers of a scheme's content, in the order of the content. */
    static SignedText[] of(HmacScheme scheme) {
        List<ContentPart> parts = scheme.content().parts();
        var texts = new ArrayList<SignedText>();
        for (int i = 0; i < parts.size(); i++) {
            ContentPart part = parts.get(i);
            String name = part instanceof ContentPart.Header signed
                    ? signed.name()
                    : part instanceof ContentPart.Id ? scheme.idHeader().orElse("") : "";
            if (!name.isEmpty()) {
                texts.add(new SignedText(name, neighbours(parts, i)));
            }
        }
        return texts.toArray(new SignedText[0]);
    }

    // A value that held what separates it from its neighbour could be cut elsewhere: a signed request under another id.
    private static String neighbours(List<ContentPart> parts, int at) {
        String before = at > 0 && parts.get(at - 1) instanceof ContentPart.Literal literal
                ? literal.text().substring(literal.text().length() - 1)
                : "";
        String after = at + 1 < parts.size() && parts.get(at + 1) instanceof ContentPart.Literal literal
                ? literal.text().substring(0, 1)
                : "";
        return before + after;
    }

    @Nullable
    Rejected refusal(Headers headers) {
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
            if (c < ' ' || c > '~' || forbidden.indexOf(c) >= 0) {
                return malformed;
            }
        }
        return null;
    }

    void addTo(MacWorker worker, Headers headers) {
        String value = headers.value(headers.find(header.name, 0));
        worker.add(value, 0, value.length());
    }
}
