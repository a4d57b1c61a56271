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
     * Returns the elements of the array that a pointer leads to through objects, or {@code null} if there is no array.
     *
     * @throws UnreadableJsonException if the text is refused before the array ends; what follows is not looked at
     */
    public static @Nullable List<byte[]> of(byte[] json, JsonPointer pointer) {
        return new JsonElements(json).find(pointer.segments());
    }

    private @Nullable List<byte[]> find(List<String> segments) {
        int token = tokens.next();
        if (segments.isEmpty()) {
            return token == Tokens.ARRAY ? elements() : null;
        }
        if (token != Tokens.OBJECT) {
            return null;
        }
        while (tokens.next() == Tokens.NAME) {
            if (tokens.text().equals(segments.get(0))) {
                return find(segments.subList(1, segments.size()));
            }
            tokens.next();
            tokens.skip();
        }
        return null;
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
