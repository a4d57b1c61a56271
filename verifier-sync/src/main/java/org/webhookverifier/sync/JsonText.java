package org.webhookverifier.sync;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the few kinds of JSON that providers are sent: objects, arrays, strings, numbers and booleans. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String of(Map<String, ?> object) {
        var writer = new JsonText();
        writer.value(object);
        return writer.text.toString();
    }

    private void value(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            String before = "{";
            for (Map.Entry<?, ?> member : object.entrySet()) {
                text.append(before);
                string(String.valueOf(member.getKey()));
                text.append(':');
                value(member.getValue());
                before = ",";
            }
            text.append(object.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String before = "[";
            for (Object element : list) {
                text.append(before);
                value(element);
                before = ",";
            }
            text.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Boolean || value instanceof Number) {
            text.append(value);
        } else {
            string(String.valueOf(value));
        }
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
