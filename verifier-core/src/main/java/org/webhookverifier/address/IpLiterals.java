package org.webhookverifier.address;

import java.util.Arrays;

/**
 * Reads address literals out of a part of a text, giving primitives so that a look-up allocates nothing.
 *
 * <p>The JDK is not used for this: it resolves names and takes {@code 127.1}, {@code 2130706433} and Arabic digits. The
 * grammar is that of RFC 4291, section 2.2, with a zone as in RFC 4007, section 11, after a link-local address only.
 */
final class IpLiterals {
    /** What a reader returns for a text that is not in its grammar. */
    static final int MALFORMED = -1;

    private static final int GROUPS = 8;
    private static final int GROUPS_IN_HALF = 4;
    private static final char ZONE = '%';
    private static final String ZONE_MARKS = "._-~";
    private static final int LINK_LOCAL = 0xfe80 >>> 6;
    private static final byte[] HEX = hexDigits();

    private IpLiterals() {}

    /** Returns the 32 bits of four decimal octets, or {@link #MALFORMED}. */
    static long ipv4(String text, int from, int to) {
        long address = 0;
        int dots = 0;
        int octet = MALFORMED;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == '.') {
                if (octet < 0 || ++dots > 3) {
                    return MALFORMED;
                }
                address = (address << 8) | octet;
                octet = MALFORMED;
            } else {
                octet = octet(octet, c);
                if (octet < 0) {
                    return MALFORMED;
                }
            }
        }
        return dots == 3 && octet >= 0 ? (address << 8) | octet : MALFORMED;
    }

    private static int octet(int before, char c) {
        // No digit may follow a zero: some readers take an octet with a leading zero as octal.
        if (c < '0' || c > '9' || before == 0) {
            return MALFORMED;
        }
        int octet = before < 0 ? c - '0' : before * 10 + c - '0';
        return octet <= 255 ? octet : MALFORMED;
    }

    /** Returns for how many groups {@code ::} stands, 0 without one, or {@link #MALFORMED} if this is no IPv6 literal. */
    static int elidedGroups(String text, int from, int to) {
        int end = zoneStart(text, from, to);
        int elided = elidedGroupsBeforeZone(text, from, end);
        if (elided < 0 || end == to) {
            return elided;
        }
        boolean linkLocal = ipv6High(text, from, end, elided) >>> 54 == LINK_LOCAL;
        return linkLocal && isZone(text, end + 1, to) ? elided : MALFORMED;
    }

    private static int elidedGroupsBeforeZone(String text, int from, int to) {
        if (to - from < 2 || isLoneColon(text, from, from + 1) || isLoneColon(text, to - 1, to - 2)) {
            return MALFORMED;
        }
        int groups = 0;
        int digits = 0;
        int doubleColons = 0;
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c == ':') {
                if (digits > 0) {
                    groups++;
                } else if (at > from) {
                    doubleColons++;
                }
                digits = 0;
            } else if (c == '.') {
                return ipv4(text, at - digits, to) < 0 ? MALFORMED : elided(groups + 2, doubleColons);
            } else if (hex(c) < 0 || ++digits > 4) {
                return MALFORMED;
            }
        }
        return elided(digits > 0 ? groups + 1 : groups, doubleColons);
    }

    private static int elided(int groups, int doubleColons) {
        int missing = GROUPS - groups;
        boolean complete = doubleColons == 0 ? missing == 0 : doubleColons == 1 && missing > 0;
        return complete ? missing : MALFORMED;
    }

    /** Returns the first 64 bits of a literal for which {@link #elidedGroups} gave that number. */
    static long ipv6High(String text, int from, int to, int elidedGroups) {
        return half(0, text, from, to, elidedGroups);
    }

    /** Returns the last 64 bits of a literal for which {@link #elidedGroups} gave that number. */
    static long ipv6Low(String text, int from, int to, int elidedGroups) {
        return half(1, text, from, to, elidedGroups);
    }

    private static long half(int half, String text, int from, int to, int elidedGroups) {
        long bits = 0;
        long group = 0;
        int index = 0;
        int start = from;
        for (int at = from; at < to && text.charAt(at) != ZONE; at++) {
            char c = text.charAt(at);
            if (c == '.') {
                return half == 1 ? bits | ipv4(text, start, zoneStart(text, start, to)) : bits;
            }
            if (c != ':') {
                group = (group << 4) | hex(c);
            } else {
                bits |= inHalf(half, group, index);
                // No digits between two colons are the "::"; before the first colon they are nothing.
                index += at > start ? 1 : at > from ? elidedGroups : 0;
                group = 0;
                start = at + 1;
            }
        }
        return bits | inHalf(half, group, index);
    }

    private static long inHalf(int half, long group, int index) {
        return index / GROUPS_IN_HALF == half ? group << (16 * (GROUPS - 1 - index)) : 0;
    }

    private static boolean isLoneColon(String text, int at, int neighbour) {
        return text.charAt(at) == ':' && text.charAt(neighbour) != ':';
    }

    /** A table of ASCII, not {@link Character#digit}, which takes the digits of every script. */
    private static int hex(char c) {
        return c < HEX.length ? HEX[c] : MALFORMED;
    }

    private static byte[] hexDigits() {
        byte[] values = new byte['f' + 1];
        Arrays.fill(values, (byte) MALFORMED);
        for (int value = 0; value < 16; value++) {
            values["0123456789abcdef".charAt(value)] = (byte) value;
            values["0123456789ABCDEF".charAt(value)] = (byte) value;
        }
        return values;
    }

    private static int zoneStart(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != ZONE) {
            at++;
        }
        return at;
    }

    private static boolean isZone(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !digit && ZONE_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return from < to;
    }
}
