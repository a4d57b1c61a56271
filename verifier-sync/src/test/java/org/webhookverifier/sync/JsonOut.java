package org.webhookverifier.sync;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what stand-ins answer; no code of the library, so that a mistake shows in one of the two. */
final class JsonOut {
    private JsonOut() {}

    static String of(Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(member -> of(member.getKey().toString()) + ": " + of(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(JsonOut::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : String.valueOf(value);
    }
}
