package org.webhookverifier.json;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON pointer as in <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>: an empty text, or segments that each start
 * with a slash.
 *
 * @param segments the segments, unescaped
 */
public record JsonPointer(List<String> segments) {
    /** Keeps its own copy of the segments. */
    public JsonPointer {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a pointer, for example {@code /data/object/id}.
     *
     * @throws IllegalArgumentException if the text is neither empty nor starts with a slash, or escapes wrongly
     */
    public static JsonPointer parse(String text) {
        if (text.isEmpty()) {
            return new JsonPointer(List.of());
        }
        if (text.charAt(0) != '/') {
            throw new IllegalArgumentException(
                    "JSON pointer '" + text + "' does not start with a slash; write '/" + text + "'");
        }
        var segments = new ArrayList<String>();
        int start = 1;
        while (start <= text.length()) {
            int end = text.indexOf('/', start);
            int stop = end < 0 ? text.length() : end;
            segments.add(unescape(text.substring(start, stop), text));
            start = stop + 1;
        }
        return new JsonPointer(segments);
    }

    private static String unescape(String segment, String whole) {
        for (int i = segment.indexOf('~'); i >= 0; i = segment.indexOf('~', i + 1)) {
            if (i + 1 == segment.length() || (segment.charAt(i + 1) != '0' && segment.charAt(i + 1) != '1')) {
                throw new IllegalArgumentException("JSON pointer '" + whole + "' has a '~' that is not '~0' or '~1'");
            }
        }
        return segment.replace("~1", "/").replace("~0", "~");
    }

    /** Returns the pointer in its escaped form. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (String segment : segments) {
            text.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }
}
