package org.webhookverifier.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;

/**
 * A set of address ranges, such as the addresses that a sender publishes.
 *
 * <p>The families are apart: {@code 0.0.0.0/0} holds no IPv6 address and {@code ::/0} no IPv4 address. An IPv4-mapped range
 * ({@code ::ffff:10.0.0.0/104}) is the IPv4 range ({@code 10.0.0.0/8}). Two sets are equal if they hold the same addresses.
 * A look-up takes logarithmic time and allocates nothing. Immutable and thread-safe.
 */
public final class IpRanges {
    static final IpRanges NONE = new IpRanges(List.of());

    private static final IpRanges EVERYTHING = of(List.of("0.0.0.0/0", "::/0"));

    private final Ipv4Ranges ipv4;
    private final Ipv6Ranges ipv6;

    private IpRanges(List<Cidr> ranges) {
        ipv4 = new Ipv4Ranges(IpRange.merged(
                ranges.stream().filter(range -> range.network().isIpv4()).toList()));
        ipv6 = new Ipv6Ranges(IpRange.merged(
                ranges.stream().filter(range -> !range.network().isIpv4()).toList()));
    }

    /**
     * Makes the set of the given ranges.
     *
     * <p>Each is an address as {@link IpAddress#parse} reads it, without a zone, followed by a slash and a prefix length;
     * without both it is the one address ({@code /32} for IPv4, {@code /128} for IPv6). Ranges may repeat and overlap.
     *
     * @throws WebhookConfigurationException naming every range that is blank, has no valid address or prefix length, or has
     *     bits set after the prefix; also if there is no range at all
     */
    public static IpRanges of(Collection<String> cidrs) {
        var problems = new Problems();
        if (cidrs.isEmpty()) {
            problems.add("The list of address ranges is empty: write at least one such as 192.0.2.0/24.");
        }
        List<Cidr> ranges = new ArrayList<>();
        for (String cidr : cidrs) {
            Cidr range = Cidr.parse(cidr, problems);
            if (range != null) {
                ranges.add(range);
            }
        }
        problems.throwIfAny();
        return new IpRanges(ranges);
    }

    /** Returns whether the address lies in one of the ranges. */
    public boolean contains(IpAddress address) {
        return contains(address.high(), address.low());
    }

    /** Returns whether the text is an address, as {@link IpAddress#parse} reads it, that lies in one of the ranges. */
    public boolean contains(String literal) {
        int to = literal.length();
        long bits = IpLiterals.ipv4(literal, 0, to);
        if (bits >= 0) {
            return ipv4.contains(bits);
        }
        int elidedGroups = IpLiterals.elidedGroups(literal, 0, to);
        return elidedGroups >= 0
                && contains(
                        IpLiterals.ipv6High(literal, 0, to, elidedGroups),
                        IpLiterals.ipv6Low(literal, 0, to, elidedGroups));
    }

    private boolean contains(long high, long low) {
        return IpAddress.isIpv4(high, low) ? ipv4.contains(low) : ipv6.contains(high, low);
    }

    /** Returns whether every address of IPv4, or every address of IPv6, lies in the ranges. */
    boolean containsWholeFamily() {
        return ipv4.equals(EVERYTHING.ipv4) || ipv6.equals(EVERYTHING.ipv6);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpRanges ranges && ipv4.equals(ranges.ipv4) && ipv6.equals(ranges.ipv6);
    }

    @Override
    public int hashCode() {
        return 31 * ipv4.hashCode() + ipv6.hashCode();
    }

    /** Returns how many separate ranges there are, not which: there may be thousands. */
    @Override
    public String toString() {
        return "IpRanges[ipv4=" + ipv4.size() + ", ipv6=" + ipv6.size() + "]";
    }
}
