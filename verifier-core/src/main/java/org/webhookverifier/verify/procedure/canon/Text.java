package org.webhookverifier.verify.procedure.canon;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts texts together and reads numbers out of them. */
public final class Text {
    private static final int MAX_DIGITS = 13;

    private Text() {}

    /** Returns the bytes of a text. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns all bytes in turn. */
    public static byte[] join(byte[]... pieces) {
        var joined = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            joined.writeBytes(piece);
        }
        return joined.toByteArray();
    }

    /** Returns what stands between commas. */
    public static List<String> listed(String text) {
        var elements = new ArrayList<String>();
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            elements.add(text.substring(start, end));
            start = end + 1;
        }
        return elements;
    }

    /** Returns the value of 1 to 13 digits without a leading zero, or a negative number for any other text. */
    public static long number(String text) {
        int length = text.length();
        if (length < 1 || length > MAX_DIGITS || (length > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    /** Returns whether a text consists of 1 to 128 letters, digits, {@code -} and {@code _}. */
    public static boolean isToken(String text) {
        boolean token = !text.isEmpty() && text.length() <= 128;
        for (int i = 0; token && i < text.length(); i++) {
            char c = text.charAt(i);
            token = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        }
        return token;
    }

    /** Returns whether a text comes before another one, by UTF-16; not if they are the same. */
    public static boolean precedes(String first, String second) {
        for (int i = 0; i < first.length() && i < second.length(); i++) {
            if (first.charAt(i) != second.charAt(i)) {
                return first.charAt(i) < second.charAt(i);
            }
        }
        return first.length() < second.length();
    }
}
