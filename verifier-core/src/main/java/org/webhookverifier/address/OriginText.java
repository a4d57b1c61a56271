package org.webhookverifier.address;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an origin of what proxies say of scheme, host and port. */
final class OriginText {
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_LABEL = 63;

    private OriginText() {}

    /** Returns the origin without the usual port, or null if a part is none or two ports are said. */
    static @Nullable String of(String scheme, String authority, String saidPort) {
        // Not equalsIgnoreCase, which takes the long s for an s.
        String lower = scheme.toLowerCase(Locale.ROOT);
        boolean secure = lower.equals("https");
        if (!secure && !lower.equals("http")) {
            return null;
        }
        int end = hostEnd(authority);
        if (end < 0) {
            return null;
        }
        String ofHost = end == authority.length() ? "" : authority.substring(end + 1);
        int usual = secure ? 443 : 80;
        int first = end == authority.length() ? usual : port(ofHost);
        int second = saidPort.isEmpty() ? first : port(saidPort);
        boolean contradicts = end < authority.length() && first != second;
        if (first < 0 || second < 0 || contradicts) {
            return null;
        }
        return (secure ? "https://" : "http://") + authority.substring(0, end) + (second == usual ? "" : ":" + second);
    }

    /** Returns where the host ends, at the colon of a port or at the end of the text, or -1 if it is none. */
    private static int hostEnd(String authority) {
        if (authority.startsWith("[")) {
            int close = authority.indexOf(']');
            boolean ipv6 = close > 0 && authority.indexOf('%') < 0 && IpLiterals.elidedGroups(authority, 1, close) >= 0;
            boolean ends = ipv6 && (close + 1 == authority.length() || authority.charAt(close + 1) == ':');
            return ends ? close + 1 : -1;
        }
        int colon = authority.indexOf(':');
        int end = colon < 0 ? authority.length() : colon;
        return isName(authority, end) ? end : -1;
    }

    private static boolean isName(String text, int end) {
        int label = 0;
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean inner = letter || (c >= '0' && c <= '9') || ((c == '-' || c == '_') && label > 0);
            if (c == '.' ? label == 0 : !inner) {
                return false;
            }
            label = c == '.' ? 0 : label + 1;
            if (label > LONGEST_LABEL) {
                return false;
            }
        }
        return end <= LONGEST_HOST && label > 0;
    }

    private static int port(String text) {
        int port = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9' || text.length() > 5) {
                return -1;
            }
            port = port * 10 + c - '0';
        }
        return port == 0 || port > HIGHEST_PORT ? -1 : port;
    }
}
