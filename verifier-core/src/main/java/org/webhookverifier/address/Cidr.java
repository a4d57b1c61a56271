package org.webhookverifier.address;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;

/**
 * One range in CIDR notation, or a single address.
 *
 * @param network the first address of the range
 * @param prefix how many of the 128 bits are fixed; for IPv4 the length as written plus 96
 */
record Cidr(IpAddress network, int prefix) {
    private static final int BITS = 128;
    private static final int MAPPED_BITS = 96;

    /** Reads one range; a mistake is added to the problems and gives null. */
    static @Nullable Cidr parse(String text, Problems problems) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        IpAddress address = literal.indexOf('%') < 0 ? IpAddress.parse(literal) : null;
        if (address == null) {
            problems.add(noAddress(text, literal));
            return null;
        }
        boolean writtenAsIpv6 = literal.indexOf(':') >= 0;
        int prefix = slash < 0 ? BITS : prefix(text.substring(slash + 1), writtenAsIpv6 ? 0 : MAPPED_BITS);
        if (prefix < (address.isIpv4() ? MAPPED_BITS : 0)) {
            problems.add(badPrefix(text, address, writtenAsIpv6));
            return null;
        }
        Cidr cidr = new Cidr(network(address, prefix), prefix);
        if (!cidr.network.equals(address)) {
            problems.add(bitsAfterPrefix(text, cidr, address));
            return null;
        }
        return cidr;
    }

    /** Returns the last address of the range. */
    IpAddress last() {
        return new IpAddress(network.high() | ~highMask(prefix), network.low() | ~lowMask(prefix));
    }

    @Override
    public String toString() {
        return network + "/" + (network.isIpv4() ? prefix - MAPPED_BITS : prefix);
    }

    private static IpAddress network(IpAddress address, int prefix) {
        return new IpAddress(address.high() & highMask(prefix), address.low() & lowMask(prefix));
    }

    private static long highMask(int prefix) {
        return mask(Math.min(prefix, 64));
    }

    private static long lowMask(int prefix) {
        return mask(Math.max(prefix - 64, 0));
    }

    private static long mask(int ones) {
        // Java shifts by the lowest six bits of the distance: by 64 is by 0.
        return ones == 0 ? 0 : -1L << (64 - ones);
    }

    /** Returns the length counted in 128 bits, or a negative number if it is malformed or too long. */
    private static int prefix(String digits, int offset) {
        if (digits.isEmpty() || digits.length() > 3 || (digits.length() > 1 && digits.charAt(0) == '0')) {
            return IpLiterals.MALFORMED;
        }
        int length = 0;
        for (int at = 0; at < digits.length(); at++) {
            char c = digits.charAt(at);
            if (c < '0' || c > '9') {
                return IpLiterals.MALFORMED;
            }
            length = length * 10 + c - '0';
        }
        return length + offset <= BITS ? length + offset : IpLiterals.MALFORMED;
    }

    private static String noAddress(String text, String literal) {
        if (text.isBlank()) {
            return "An address range is blank: write one such as 192.0.2.0/24, or remove the entry.";
        }
        if (literal.isEmpty()) {
            return "The address range " + quoted(text)
                    + " has no address before the slash: write one such as 192.0.2.0/24.";
        }
        if (literal.indexOf('%') >= 0) {
            return "The address range " + quoted(text) + " names a zone: leave out the part that starts with %.";
        }
        return "The address range " + quoted(text) + " does not start with an IPv4 or IPv6 address: write one such as"
                + " 192.0.2.0/24 or 2001:db8::/32, without spaces and leading zeros; names are not looked up.";
    }

    private static String badPrefix(String text, IpAddress address, boolean writtenAsIpv6) {
        String allowed =
                !writtenAsIpv6 ? "0 to 32" : address.isIpv4() ? "96 to 128, as the address is IPv4" : "0 to 128";
        return "The address range " + quoted(text) + " has no valid prefix length: write a whole number from " + allowed
                + ", after the slash.";
    }

    private static String bitsAfterPrefix(String text, Cidr cidr, IpAddress address) {
        return "The address range " + quoted(text) + " has bits set after its prefix: write " + quoted(cidr)
                + " for the whole network, or " + quoted(address) + " for the one address.";
    }

    private static String quoted(Object value) {
        return "\"" + value + "\"";
    }
}
