package org.webhookverifier.verify.procedure.canon;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Escapes and unescapes URLs the way certain providers do before they sign them. */
final class Escapes {
    private static final Set<String> HUBSPOT = Set.of(
            "3A", "2F", "3F", "40", "21", "24", "27", "28", "29", "2A", "2C", "3B", "3a", "2f", "3f", "2a", "2c", "3b");
    private static final String MARKS = "-_.!~*'()";
    private static final String RESERVED = ";,/?:@&=+$#";

    private Escapes() {}

    /** Returns a URL in which the escapes of certain characters that a URL may hold as they are were decoded, as HubSpot does it. */
    static String decoded(String url) {
        var decoded = new StringBuilder(url.length());
        int at = 0;
        while (at < url.length()) {
            char c = url.charAt(at);
            if (c == '%' && at + 2 < url.length() && HUBSPOT.contains(url.substring(at + 1, at + 3))) {
                decoded.append((char) Integer.parseInt(url, at + 1, at + 3, 16));
                at += 3;
            } else {
                decoded.append(c);
                at++;
            }
        }
        return decoded.toString();
    }

    /** Escapes all but letters, digits and {@code - _ . ! ~ * ' ( )}, as for one value within a query. */
    static String component(String text) {
        return escaped(text, MARKS);
    }

    /** Escapes what no URL may hold, and the percent sign. */
    static String url(String text) {
        return escaped(text, MARKS + RESERVED);
    }

    private static String escaped(String text, String kept) {
        var escaped = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            boolean plain =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kept.indexOf(c) >= 0;
            if (plain) {
                escaped.append((char) c);
            } else {
                escaped.append('%').append(digit(c >> 4)).append(digit(c & 15));
            }
        }
        return escaped.toString();
    }

    private static char digit(int value) {
        return "0123456789ABCDEF".charAt(value);
    }
}
