package org.webhookverifier.json;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A random text.
 *
 * @param text valid JSON
 * @param scalars what its pointers lead to, as text
 */
record RandomJson(String text, Map<String, String> scalars) {
    private static final List<String> NAMES = List.of(
            "id",
            "type",
            "a",
            "b",
            "",
            "0",
            "1",
            "data",
            "a/b",
            "m~n",
            "\u00fc",
            "\ud83d\ude00",
            "x y",
            "Aa",
            "BB",
            "a name that is longer than two words of eight \u00e9");
    private static final List<String> NUMBERS =
            List.of("0", "-0", "1", "-17", "1.50", "1E+2", "2147483648", "9223372036854775808", "-1e-7", "0.0");

    static RandomJson of(Random random) {
        var writer = new Writer(random);
        writer.value("", 0);
        return new RandomJson(writer.text.toString(), writer.scalars);
    }

    private static final class Writer {
        private final StringBuilder text = new StringBuilder();
        private final Map<String, String> scalars = new LinkedHashMap<>();
        private final Random random;

        private Writer(Random random) {
            this.random = random;
        }

        private void value(String pointer, int depth) {
            space();
            int kind = random.nextInt(depth == 0 ? 4 : 10);
            if (kind < 3 && depth < 6) {
                object(pointer, depth);
            } else if (kind < 5 && depth < 6) {
                array(pointer, depth);
            } else {
                scalar(pointer);
            }
            space();
        }

        private void object(String pointer, int depth) {
            Set<String> names = new HashSet<>();
            text.append('{');
            for (int i = random.nextInt(6); i > 0; i--) {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                if (names.add(name)) {
                    text.append(names.size() == 1 ? "" : ",");
                    space();
                    string(name);
                    space();
                    text.append(':');
                    value(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), depth + 1);
                }
            }
            text.append('}');
        }

        private void array(String pointer, int depth) {
            text.append('[');
            int length = random.nextInt(5);
            for (int i = 0; i < length; i++) {
                text.append(i == 0 ? "" : ",");
                value(pointer + "/" + i, depth + 1);
            }
            text.append(']');
        }

        private void scalar(String pointer) {
            switch (random.nextInt(4)) {
                case 0 -> text.append("null");
                case 1 -> literal(pointer, random.nextBoolean() ? "true" : "false");
                case 2 -> literal(pointer, NUMBERS.get(random.nextInt(NUMBERS.size())));
                default -> {
                    String value = NAMES.get(random.nextInt(NAMES.size())).repeat(random.nextInt(4));
                    scalars.put(pointer, value);
                    string(value);
                }
            }
        }

        private void literal(String pointer, String written) {
            scalars.put(pointer, written);
            text.append(written);
        }

        private void string(String value) {
            text.append('"');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                boolean alone = !Character.isSurrogate(c) && random.nextInt(8) == 0;
                text.append(
                        alone || c == '"' || c == '\\' ? String.format(java.util.Locale.ROOT, "\\u%04x", (int) c) : c);
            }
            text.append('"');
        }

        private void space() {
            if (random.nextInt(6) == 0) {
                text.append(" \n\r\t".charAt(random.nextInt(4)));
            }
        }
    }
}
