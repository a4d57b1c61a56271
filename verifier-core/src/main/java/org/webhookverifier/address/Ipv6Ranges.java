package org.webhookverifier.address;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranges of IPv6 addresses, found by halving. Immutable and thread-safe. */
final class Ipv6Ranges {
    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;

    Ipv6Ranges(List<IpRange> merged) {
        firstHigh = merged.stream().mapToLong(range -> range.first().high()).toArray();
        firstLow = merged.stream().mapToLong(range -> range.first().low()).toArray();
        lastHigh = merged.stream().mapToLong(range -> range.last().high()).toArray();
        lastLow = merged.stream().mapToLong(range -> range.last().low()).toArray();
    }

    boolean contains(long high, long low) {
        int at = 0;
        for (int left = firstHigh.length; left > 1; ) {
            int half = left >>> 1;
            at = isAtMost(firstHigh[at + half], firstLow[at + half], high, low) ? at + half : at;
            left -= half;
        }
        return firstHigh.length > 0
                && isAtMost(firstHigh[at], firstLow[at], high, low)
                && isAtMost(high, low, lastHigh[at], lastLow[at]);
    }

    int size() {
        return firstHigh.length;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Ipv6Ranges other
                && Arrays.equals(firstHigh, other.firstHigh)
                && Arrays.equals(firstLow, other.firstLow)
                && Arrays.equals(lastHigh, other.lastHigh)
                && Arrays.equals(lastLow, other.lastLow);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(firstHigh) + Arrays.hashCode(firstLow);
    }

    private static boolean isAtMost(long highA, long lowA, long highB, long lowB) {
        return highA == highB
                ? lowA + Long.MIN_VALUE <= lowB + Long.MIN_VALUE
                : highA + Long.MIN_VALUE < highB + Long.MIN_VALUE;
    }
}
