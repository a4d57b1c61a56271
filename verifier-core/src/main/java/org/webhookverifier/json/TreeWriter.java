package org.webhookverifier.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/**
 * Writes plain objects as a text, so that a tree binds exactly as the text would that it came from.
 *
 * <p>The libraries' own conversion would ask the application's serializers, which may leave things out or write them otherwise.
 */
final class TreeWriter {
    private final StringBuilder text = new StringBuilder(512);
    private final Object[] containers = new Object[Json.MAX_DEPTH];

    private TreeWriter() {}

    static byte[] write(Object tree) {
        var writer = new TreeWriter();
        writer.value(tree, 0);
        return writer.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(@Nullable Object value, int depth) {
        if (value == null || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof String string) {
            string(string);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> members) {
            object(members, enter(members, depth));
        } else if (value instanceof List<?> elements) {
            array(elements, enter(elements, depth));
        } else {
            throw notPlain(value);
        }
    }

    private int enter(Object container, int depth) {
        if (depth == Json.MAX_DEPTH) {
            throw new UnreadableJsonException(Kind.LIMIT, "in a tree of more than " + Json.MAX_DEPTH + " levels");
        }
        for (int i = 0; i < depth; i++) {
            if (containers[i] == container) {
                throw new UnreadableJsonException(Kind.LIMIT, "because the tree holds itself");
            }
        }
        containers[depth] = container;
        return depth + 1;
    }

    private void object(Map<?, ?> members, int depth) {
        char before = '{';
        for (Map.Entry<?, ?> member : members.entrySet()) {
            text.append(before);
            if (!(member.getKey() instanceof String name)) {
                throw new UnreadableJsonException(
                        Kind.MISFIT, "because a map in the tree has a key that is not a String");
            }
            string(name);
            text.append(':');
            value(member.getValue(), depth);
            before = ',';
        }
        text.append(members.isEmpty() ? "{}" : "}");
    }

    private void array(List<?> elements, int depth) {
        char before = '[';
        for (Object element : elements) {
            text.append(before);
            value(element, depth);
            before = ',';
        }
        text.append(elements.isEmpty() ? "[]" : "]");
    }

    private void number(Number number) {
        boolean plain = number instanceof Integer
                || number instanceof Long
                || number instanceof BigDecimal
                || number instanceof BigInteger
                || number instanceof Short
                || number instanceof Byte
                || (number instanceof Double d && Double.isFinite(d))
                || (number instanceof Float f && Float.isFinite(f));
        if (!plain) {
            throw notPlain(number);
        }
        String digits = number.toString();
        if (digits.length() > Json.MAX_NUMBER_LENGTH) {
            throw new UnreadableJsonException(Kind.LIMIT, "at a number in the tree");
        }
        text.append(digits);
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // surrogates too, because half a pair could not be written as UTF-8
                text.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(Character.forDigit((c >> shift) & 0xF, 16));
                }
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private static UnreadableJsonException notPlain(Object value) {
        return new UnreadableJsonException(
                Kind.MISFIT,
                "because the tree holds a " + value.getClass().getName()
                        + "; it may hold Map, List, String, finite numbers, Boolean and null");
    }
}
