package org.webhookverifier.json;

import java.nio.charset.StandardCharsets;

/** What is written with a backslash in a string. */
final class Escapes {
    private Escapes() {}

    /** Returns the character that a byte after a backslash stands for, or -1. */
    static int character(byte escape) {
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> -1;
        };
    }

    /** Returns the value of a hexadecimal digit, or -1. */
    static int digit(byte digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        int letter = digit | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /** Returns the text of a string that is known to be well-formed; half a surrogate pair stays one. */
    static String resolved(byte[] json, int start, int end) {
        var text = new StringBuilder(end - start);
        int from = start;
        for (int i = start; i < end; i++) {
            if (json[i] == '\\') {
                text.append(new String(json, from, i - from, StandardCharsets.UTF_8));
                i++;
                if (json[i] == 'u') {
                    text.append((char) (digit(json[i + 1]) << 12
                            | digit(json[i + 2]) << 8
                            | digit(json[i + 3]) << 4
                            | digit(json[i + 4])));
                    i += 4;
                } else {
                    text.append((char) character(json[i]));
                }
                from = i + 1;
            }
        }
        return text.append(new String(json, from, end - from, StandardCharsets.UTF_8))
                .toString();
    }

    /** Returns whether a text has no half of a surrogate pair, which cannot be written as UTF-8. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)
                    && (!Character.isHighSurrogate(c)
                            || ++i == text.length()
                            || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }
}
