package org.webhookverifier.jdbc;

/**
 * Writes any text so that every database keeps it as it is, and reads it back.
 *
 * <p>What some databases refuse or replace, the character zero and halves of surrogate pairs, becomes U+001A and four hexadecimal
 * digits; so does U+001A. All other text stays readable as it is.
 */
final class RareText {
    private static final char MARK = '\u001a';
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private RareText() {}

    static String written(String text) {
        return written(text, MARK);
    }

    /** Also replaces a character that the caller uses as a separator. */
    static String written(String text, char separator) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            boolean rare = c == 0 || c == MARK || c == separator || (Character.isSurrogate(c) && !pair);
            if (rare && changed == null) {
                changed = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (changed != null) {
                append(changed, c, rare);
                if (pair) {
                    changed.append(text.charAt(i + 1));
                }
            }
            i += pair ? 1 : 0;
        }
        return changed == null ? text : changed.toString();
    }

    static String read(String written) {
        int mark = written.indexOf(MARK);
        if (mark < 0) {
            return written;
        }
        var text = new StringBuilder(written.length());
        int next = 0;
        while (mark >= 0 && mark + 5 <= written.length()) {
            text.append(written, next, mark).append((char) Integer.parseInt(written, mark + 1, mark + 5, 16));
            next = mark + 5;
            mark = written.indexOf(MARK, next);
        }
        return text.append(written, next, written.length()).toString();
    }

    private static void append(StringBuilder text, char c, boolean rare) {
        if (!rare) {
            text.append(c);
            return;
        }
        text.append(MARK);
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(DIGITS[(c >> shift) & 0xf]);
        }
    }
}
