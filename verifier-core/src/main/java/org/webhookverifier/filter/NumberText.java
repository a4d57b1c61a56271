package org.webhookverifier.filter;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads numbers, in the form that JSON gives them. */
final class NumberText {
    /** Longer ones are no amounts of anything, and cost too much to read. */
    private static final int MAX_LENGTH = 100;

    private NumberText() {}

    /** Returns the number, or {@code null} if the text is none, is too long, or has an exponent that no number has. */
    static @Nullable BigDecimal read(String text) {
        if (text.length() > MAX_LENGTH || !isNumber(text)) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isNumber(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, at);
        if (whole == at || (whole > at + 1 && text.charAt(at) == '0')) {
            return false;
        }
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1;
            int from = sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-') ? sign + 1 : sign;
            int exponent = digits(text, from);
            if (exponent == from) {
                return false;
            }
            at = exponent;
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
