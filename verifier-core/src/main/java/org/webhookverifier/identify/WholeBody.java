package org.webhookverifier.identify;

import java.nio.charset.StandardCharsets;
import org.webhookverifier.provider.Handshake;

/** Compares a body with a fixed text in which digits may stand at one place. */
final class WholeBody {
    private static final int MOST_DIGITS = 20;

    private WholeBody() {}

    /** Returns whether the body is the text and nothing else. */
    static boolean matches(String expected, byte[] body) {
        if (body.length > expected.length() + MOST_DIGITS) {
            return false;
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int at = expected.indexOf(Handshake.NUMBER);
        if (at < 0) {
            return text.equals(expected);
        }
        String rest = expected.substring(at + Handshake.NUMBER.length());
        int end = text.length() - rest.length();
        return text.startsWith(expected.substring(0, at)) && text.endsWith(rest) && isNumber(text, at, end);
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return to > from && to - from <= MOST_DIGITS;
    }
}
