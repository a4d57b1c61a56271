package org.webhookverifier.provider;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with values of the request in it: {@code {query:challenge}}, or, for the HMAC of one with the secret of the source,
 * {@code {hmac-hex:json:/token}} and {@code {hmac-base64:query:crc_token}}; for Braintree {@code {braintree:query:bt_challenge}}.
 *
 * @param parts the parts in their order
 */
public record ReplyText(List<Part> parts) {
    /** Keeps its own copy of the parts. */
    public ReplyText {
        parts = List.copyOf(parts);
    }

    /** A part of the text. */
    public sealed interface Part {}

    /**
     * Fixed text.
     *
     * @param text the text
     */
    public record Literal(String text) implements Part {}

    /**
     * A value of the request.
     *
     * @param ref the place
     */
    public record Value(Ref ref) implements Part {}

    /**
     * The HMAC-SHA256 of a value of the request with the key of the provider's first scheme.
     *
     * @param ref the place
     * @param encoding how it is written
     */
    public record Mac(Ref ref, Encoding encoding) implements Part {}

    /**
     * Braintree's public key and, behind a bar, the HMAC-SHA1 of a challenge with the hash of its private key.
     *
     * @param ref the place of the challenge
     */
    public record Pair(Ref ref) implements Part {}

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if a brace is not closed or a place is not known
     */
    public static ReplyText parse(String template) {
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int end = open < 0 ? template.length() : open;
            if (end > at) {
                parts.add(new Literal(template.substring(at, end)));
            }
            if (open < 0) {
                break;
            }
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("The reply '" + template + "' has a '{' without '}'");
            }
            parts.add(part(template.substring(open + 1, close)));
            at = close + 1;
        }
        return new ReplyText(parts);
    }

    private static Part part(String place) {
        if (place.startsWith("braintree:")) {
            return new Pair(Ref.parse(place.substring("braintree:".length())));
        }
        if (place.startsWith("hmac-hex:")) {
            return new Mac(Ref.parse(place.substring("hmac-hex:".length())), Encoding.HEX);
        }
        return place.startsWith("hmac-base64:")
                ? new Mac(Ref.parse(place.substring("hmac-base64:".length())), Encoding.BASE64)
                : new Value(Ref.parse(place));
    }

    /** Returns the places that it takes values from. */
    public List<Ref> refs() {
        var refs = new ArrayList<Ref>();
        for (Part part : parts) {
            if (part instanceof Value value) {
                refs.add(value.ref());
            } else if (part instanceof Pair pair) {
                refs.add(pair.ref());
            } else if (part instanceof Mac mac) {
                refs.add(mac.ref());
            }
        }
        return refs;
    }
}
