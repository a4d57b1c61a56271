package org.webhookverifier.address;

import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address.
 *
 * <p>An IPv4 address is held in its IPv6-mapped form, so {@code 192.0.2.1} and {@code ::ffff:192.0.2.1} are one and the
 * same address, which is IPv4. Every pair of numbers is an address. Immutable and thread-safe.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record IpAddress(long high, long low) {
    private static final long MAPPED = 0xffff_0000_0000L;

    /**
     * Reads an address literal; returns null for everything else.
     *
     * <p>IPv4 is exactly four decimal octets without leading zeros. IPv6 is the text form of RFC 4291: up to four hexadecimal
     * digits in a group, at most one {@code ::}, optionally IPv4 for the last two groups. Digits are ASCII. Refused are
     * names, whitespace, brackets, ports, prefix lengths, and the short, octal, hexadecimal and integer forms of IPv4.
     *
     * <p>A zone ({@code fe80::1%eth0}) is taken off a link-local address ({@code fe80::/10}), because Java writes one on the
     * address of such a peer; on any other address it is refused. Nothing is ever looked up.
     */
    public static @Nullable IpAddress parse(String text) {
        return parse(text, 0, text.length());
    }

    static @Nullable IpAddress parse(String text, int from, int to) {
        long ipv4 = IpLiterals.ipv4(text, from, to);
        if (ipv4 >= 0) {
            return new IpAddress(0, mapped(ipv4));
        }
        int elidedGroups = IpLiterals.elidedGroups(text, from, to);
        if (elidedGroups < 0) {
            return null;
        }
        return new IpAddress(
                IpLiterals.ipv6High(text, from, to, elidedGroups), IpLiterals.ipv6Low(text, from, to, elidedGroups));
    }

    /** Returns the last 64 bits of the IPv4 address with the given 32 bits. */
    static long mapped(long ipv4) {
        return MAPPED | ipv4;
    }

    static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /** Returns whether this is an IPv4 address, however it was written. */
    public boolean isIpv4() {
        return isIpv4(high, low);
    }

    /** Returns the canonical text: four octets for IPv4, RFC 5952 for IPv6; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return isIpv4() ? ipv4Text() : ipv6Text();
    }

    private String ipv4Text() {
        return (low >>> 24 & 0xff) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff);
    }

    private String ipv6Text() {
        int elidedFrom = longestZeros();
        int elidedTo = elidedFrom + zerosFrom(elidedFrom);
        // A single group of zeros is written out: RFC 5952, section 4.2.2.
        boolean elides = elidedTo - elidedFrom > 1;
        var text = new StringBuilder(39);
        for (int group = 0; group < 8; group++) {
            boolean elided = elides && group >= elidedFrom && group < elidedTo;
            if (!elided) {
                boolean first = group == 0 || (elides && group == elidedTo);
                text.append(first ? "" : ":").append(Integer.toHexString(group(group)));
            } else if (group == elidedFrom) {
                text.append("::");
            }
        }
        return text.toString();
    }

    /** Returns where the longest run of zero groups starts; the first of them where several are as long. */
    private int longestZeros() {
        int longest = 0;
        for (int group = 1; group < 8; group++) {
            if (zerosFrom(group) > zerosFrom(longest)) {
                longest = group;
            }
        }
        return longest;
    }

    private int zerosFrom(int first) {
        int group = first;
        while (group < 8 && group(group) == 0) {
            group++;
        }
        return group - first;
    }

    private int group(int index) {
        return (int) ((index < 4 ? high : low) >>> (16 * (3 - index % 4))) & 0xffff;
    }
}
