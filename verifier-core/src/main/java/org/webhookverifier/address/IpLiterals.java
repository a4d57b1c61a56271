package org.webhookverifier.address;

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
                address = address << 8 | octet;
                octet = MALFORMED;
            } else {
                octet = octet(octet, c);
                if (octet < 0) {
                    return MALFORMED;
                }
            }
        }
        return dots == 3 && octet >= 0 ? address << 8 | octet : MALFORMED;
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
        int end = indexOf('%', text, from, to);
        if (end < to && !(isLinkLocal(text, from, end) && isZone(text, end + 1, to))) {
            return MALFORMED;
        }
        boolean elided = end - from >= 2 && text.charAt(from) == ':' && text.charAt(from + 1) == ':';
        int groups = 0;
        int at = elided ? from + 2 : from;
        while (at < end) {
            int next = indexOf(':', text, at, end);
            int size = groupsIn(text, at, next, end);
            groups += size;
            at = next + 1;
            if (size == 0 || groups > GROUPS || at == end) {
                return MALFORMED;
            }
            if (at < end && text.charAt(at) == ':') {
                if (elided) {
                    return MALFORMED;
                }
                elided = true;
                at++;
            }
        }
        int missing = GROUPS - groups;
        return elided == missing > 0 ? missing : MALFORMED;
    }

    /** Returns the first 64 bits of a literal of which {@link #elidedGroups} was asked. */
    static long ipv6High(String text, int from, int to, int elidedGroups) {
        return half(0, text, from, to, elidedGroups);
    }

    /** Returns the last 64 bits of a literal of which {@link #elidedGroups} was asked. */
    static long ipv6Low(String text, int from, int to, int elidedGroups) {
        return half(1, text, from, to, elidedGroups);
    }

    private static long half(int half, String text, int from, int to, int elidedGroups) {
        int end = indexOf('%', text, from, to);
        long bits = 0;
        int group = 0;
        int next;
        for (int at = from; at < end; at = next + 1) {
            next = indexOf(':', text, at, end);
            if (next > at) {
                long value = hex(text, at, next);
                if (value < 0) {
                    return half == 1 ? bits | ipv4(text, at, next) : bits;
                }
                if (group / GROUPS_IN_HALF == half) {
                    bits |= value << 16 * (GROUPS - 1 - group);
                }
                group++;
            } else if (at > from) {
                // Between two colons; at the very start it would be the first colon of a leading "::".
                group += elidedGroups;
            }
        }
        return bits;
    }

    private static int groupsIn(String text, int from, int to, int end) {
        if (hex(text, from, to) >= 0) {
            return 1;
        }
        return to == end && ipv4(text, from, to) >= 0 ? 2 : 0;
    }

    private static int hex(String text, int from, int to) {
        if (from == to || to - from > 4) {
            return MALFORMED;
        }
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = hexDigit(text.charAt(at));
            if (digit < 0) {
                return MALFORMED;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** Not {@link Character#digit}, which takes the digits of every script. */
    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : MALFORMED;
    }

    private static boolean isLinkLocal(String text, int from, int end) {
        return (hex(text, from, indexOf(':', text, from, end)) & 0xffc0) == 0xfe80;
    }

    private static boolean isZone(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!(letter || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-' || c == '~')) {
                return false;
            }
        }
        return from < to;
    }

    private static int indexOf(char wanted, String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != wanted) {
            at++;
        }
        return at;
    }
}
