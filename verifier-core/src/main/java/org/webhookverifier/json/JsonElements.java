package org.webhookverifier.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the elements of an array out of a text, each with the bytes that it has there. */
public final class JsonElements {
    private final byte[] json;
    private final Tokens tokens;

    private JsonElements(byte[] json) {
        this.json = json;
        tokens = new Tokens(json);
    }

    /**
     * Checks a text and returns the elements of the array that a pointer leads to through objects, or {@code null} if there is no
     * array.
     *
     * @throws UnreadableJsonException if the text is refused
     */
    public static @Nullable List<byte[]> of(byte[] json, JsonPointer pointer) {
        var elements = new JsonElements(json);
        List<byte[]> found = elements.find(pointer.segments());
        elements.tokens.next();
        return found;
    }

    private @Nullable List<byte[]> find(List<String> segments) {
        int token = tokens.next();
        if (segments.isEmpty() && token == Tokens.ARRAY) {
            return elements();
        }
        if (segments.isEmpty() || token != Tokens.OBJECT) {
            tokens.skip();
            return null;
        }
        List<byte[]> found = null;
        while (tokens.next() == Tokens.NAME) {
            if (tokens.text().equals(segments.get(0))) {
                found = find(segments.subList(1, segments.size()));
            } else {
                tokens.next();
                tokens.skip();
            }
        }
        return found;
    }

    private List<byte[]> elements() {
        var elements = new ArrayList<byte[]>();
        while (tokens.next() != Tokens.ARRAY_END) {
            int start = tokens.start();
            tokens.skip();
            elements.add(Arrays.copyOfRange(json, start, tokens.end()));
        }
        return elements;
    }
}
