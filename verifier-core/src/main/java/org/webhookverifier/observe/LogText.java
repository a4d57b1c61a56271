package org.webhookverifier.observe;

/** Makes texts of senders fit for a log: no control character, no line of their own making, no more than 128 characters. */
public final class LogText {
    private static final int MAX_LENGTH = 128;

    private LogText() {}

    /** Returns the text with everything but plain ASCII escaped, cut off where it is too long. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        var safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (safe.length() >= MAX_LENGTH) {
                return safe.append("...").toString();
            }
            char c = text.charAt(i);
            if (isPlain(c)) {
                safe.append(c);
            } else {
                safe.append("\\u").append(Character.forDigit(c >> 12, 16)).append(Character.forDigit(c >> 8 & 15, 16));
                safe.append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return safe.toString();
    }

    private static boolean isPlain(String text) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    // Braces and dollar signs are escaped for the sake of log layouts that look names up in messages.
    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~' && c != '$' && c != '{' && c != '}' && c != '\\';
    }
}
