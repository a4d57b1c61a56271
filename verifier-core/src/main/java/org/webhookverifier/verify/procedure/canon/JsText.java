package org.webhookverifier.verify.procedure.canon;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values the way JavaScript does, for providers that sign what it makes of them. */
public final class JsText {
    // A double keeps this many digits of any number.
    private static final int EXACT_DIGITS = 15;
    private static final BigDecimal LEAST = new BigDecimal("0.000001");
    private static final BigDecimal MOST = new BigDecimal("1e21");
    private static final BigInteger SAFE = BigInteger.valueOf((1L << 53) - 1);

    private JsText() {}

    /** Returns a number as JavaScript writes it, or {@code null} if it is not sure to keep all of its digits there. */
    public static @Nullable String number(Number number) {
        var value = new BigDecimal(number.toString());
        if (value.signum() == 0) {
            return "0";
        }
        // Before anything is made of an exponent that a sender chose.
        if (Math.abs((long) value.precision() - value.scale()) > 30 || value.precision() > 40) {
            return null;
        }
        BigDecimal size = value.abs().stripTrailingZeros();
        boolean whole = size.scale() <= 0
                && size.toBigInteger().min(SAFE).subtract(size.toBigInteger()).signum() == 0;
        boolean exact = whole || size.precision() <= EXACT_DIGITS;
        boolean plain =
                size.subtract(LEAST).signum() >= 0 && size.subtract(MOST).signum() < 0;
        return exact && plain ? value.stripTrailingZeros().toPlainString() : null;
    }

    /** Writes a string as JSON. */
    public static void quote(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int known = "\"\\\b\f\n\r\t".indexOf(c);
            if (known >= 0) {
                json.append('\\').append("\"\\bfnrt".charAt(known));
            } else if (c < ' ' || isHalf(text, i)) {
                json.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    json.append("0123456789abcdef".charAt(c >> shift & 15));
                }
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    /** Writes a value as JSON. Returns whether that could be done as JavaScript does it. */
    public static boolean write(StringBuilder json, @Nullable Object value) {
        if (value instanceof String text) {
            quote(json, text);
            return true;
        }
        if (value instanceof Number number) {
            String text = number(number);
            json.append(text);
            return text != null;
        }
        if (value instanceof Map<?, ?> map) {
            return object(json, map);
        }
        if (value instanceof List<?> list) {
            return array(json, list);
        }
        json.append(value);
        return true;
    }

    /** Returns whether JavaScript would put a member of this name before all others. */
    public static boolean isIndex(String name) {
        boolean digits = !name.isEmpty() && name.length() <= 10;
        for (int i = 0; digits && i < name.length(); i++) {
            digits = name.charAt(i) >= '0' && name.charAt(i) <= '9';
        }
        return digits;
    }

    private static boolean object(StringBuilder json, Map<?, ?> map) {
        json.append('{');
        boolean sure = true;
        for (Iterator<? extends Map.Entry<?, ?>> members = map.entrySet().iterator(); sure && members.hasNext(); ) {
            Map.Entry<?, ?> member = members.next();
            String name = (String) member.getKey();
            quote(json, name);
            json.append(':');
            sure = !isIndex(name) && write(json, member.getValue());
            json.append(members.hasNext() ? "," : "");
        }
        json.append('}');
        return sure;
    }

    private static boolean array(StringBuilder json, List<?> list) {
        json.append('[');
        boolean sure = true;
        for (int i = 0; sure && i < list.size(); i++) {
            json.append(i == 0 ? "" : ",");
            sure = write(json, list.get(i));
        }
        json.append(']');
        return sure;
    }

    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
