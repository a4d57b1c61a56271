package org.webhookverifier.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a signature covers, as a template: literal text and the places {@code {body}}, {@code {timestamp}}, {@code {id}},
 * {@code {header:Name}}, {@code {query:name}}, {@code {json:/pointer}}, {@code {form:name}}, {@code {method}}, {@code {url}},
 * {@code {target}} (path and query), {@code {secret}}, {@code {setting:name}} and {@code {sha256:body}} (hexadecimal; other hashes
 * likewise).
 *
 * <p>{@code {timestamp}} and {@code {id}} stand for the text exactly as received.
 *
 * @param parts the parts in their order
 */
public record Content(List<ContentPart> parts) {
    /** Keeps its own copy of the parts. */
    public Content {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a template, for example <code>{timestamp}.{body}</code>.
     *
     * @throws IllegalArgumentException if a brace is not closed or a place is not known
     */
    public static Content parse(String template) {
        var parts = new ArrayList<ContentPart>();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            if (open != at) {
                int end = open < 0 ? template.length() : open;
                parts.add(literal(template.substring(at, end), template));
                at = end;
                continue;
            }
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("The content '" + template + "' has a '{' without '}'");
            }
            parts.add(place(template.substring(open + 1, close), template));
            at = close + 1;
        }
        return new Content(parts);
    }

    private static ContentPart literal(String text, String template) {
        if (text.chars().anyMatch(c -> c > 127)) {
            throw new IllegalArgumentException("The content '" + template + "' holds text that is not ASCII");
        }
        return new ContentPart.Literal(text);
    }

    private static ContentPart place(String name, String template) {
        if (name.startsWith("header:") && name.length() > "header:".length()) {
            return new ContentPart.Header(name.substring("header:".length()));
        }
        if (name.startsWith("setting:") && name.length() > "setting:".length()) {
            return new ContentPart.Setting(name.substring("setting:".length()));
        }
        if (name.endsWith(":body")) {
            return bodyHash(name.substring(0, name.length() - ":body".length()), template);
        }
        if (name.startsWith("query:") || name.startsWith("json:") || name.startsWith("form:")) {
            return new ContentPart.Value(Ref.parse(name));
        }
        return switch (name) {
            case "body" -> new ContentPart.Body();
            case "method" -> new ContentPart.Method();
            case "url" -> new ContentPart.Url();
            case "target" -> new ContentPart.Target();
            case "secret" -> new ContentPart.SecretText();
            case "timestamp" -> new ContentPart.Timestamp();
            case "id" -> new ContentPart.Id();
            default ->
                throw new IllegalArgumentException("The content '" + template + "' names '{" + name
                        + "}'; it may hold {body}, {timestamp}, {id}, {header:Name}, {query:name}, {json:/pointer}, {form:name}, {method},"
                        + " {url}, {target}, {secret}, {setting:name} and {sha256:body}");
        };
    }

    private static ContentPart bodyHash(String name, String template) {
        for (Hash hash : Hash.values()) {
            if (hash.name().toLowerCase(Locale.ROOT).equals(name)) {
                return new ContentPart.BodyHash(hash);
            }
        }
        throw new IllegalArgumentException(
                "The content '" + template + "' names '{" + name + ":body}'; the hash is not known");
    }

    /** Returns whether the bytes of the body are covered, by themselves or by a hash of them. */
    public boolean hasBody() {
        return parts.stream()
                .anyMatch(part -> part instanceof ContentPart.Body
                        || (part instanceof ContentPart.BodyHash body
                                && body.hash() != Hash.MD5
                                && body.hash() != Hash.SHA1));
    }

    /** Returns whether the given kind of part occurs. */
    public boolean has(Class<? extends ContentPart> kind) {
        return parts.stream().anyMatch(kind::isInstance);
    }
}
