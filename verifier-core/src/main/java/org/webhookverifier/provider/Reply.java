package org.webhookverifier.provider;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to a handshake.
 *
 * @param status the status; 0 for the one that the provider takes as success
 * @param contentType the type of the body; empty if there is none
 * @param text the body as text
 * @param json the members of a body that is a JSON object; then there is no text
 * @param headers headers to set
 * @param loose whether values may also hold spaces, colons and other printable ASCII but {@code <>&"'\}
 */
public record Reply(
        int status,
        String contentType,
        ReplyText text,
        Map<String, Object> json,
        Map<String, ReplyText> headers,
        boolean loose) {
    /** Keeps its own copies. */
    public Reply {
        json = new LinkedHashMap<>(json);
        headers = new LinkedHashMap<>(headers);
    }

    /** Returns a reply with a plain text. */
    static Reply text(ReplyText text) {
        return new Reply(0, "text/plain; charset=utf-8", text, Map.of(), Map.of(), false);
    }

    /** Returns all places that it takes values from. */
    public List<Ref> refs() {
        var refs = new ArrayList<>(text.refs());
        headers.values().forEach(value -> refs.addAll(value.refs()));
        json.values().stream()
                .filter(ReplyText.class::isInstance)
                .forEach(value -> refs.addAll(((ReplyText) value).refs()));
        return refs;
    }
}
