package org.webhookverifier.address;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranges of IPv4 addresses, found by halving. Immutable and thread-safe. */
final class Ipv4Ranges {
    // In numbers whose signed order is the order of the addresses; 32 bits, as 5,000 of them stay in the nearest cache.
    private final int[] first;
    private final int[] last;

    Ipv4Ranges(List<IpRange> merged) {
        first = merged.stream().mapToInt(range -> ordered(range.first().low())).toArray();
        last = merged.stream().mapToInt(range -> ordered(range.last().low())).toArray();
    }

    /** Returns whether the address with the given last 32 bits is in a range. */
    boolean contains(long address) {
        if (first.length == 0) {
            return false;
        }
        int wanted = ordered(address);
        int at = 0;
        for (int left = first.length; left > 1; ) {
            int half = left >>> 1;
            // No branch: which half to take cannot be predicted, and a wrong guess costs more than a step.
            at += half & (int) ~(((long) wanted - first[at + half]) >> 63);
            left -= half;
        }
        return first[at] <= wanted && wanted <= last[at];
    }

    int size() {
        return first.length;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Ipv4Ranges other
                && Arrays.equals(first, other.first)
                && Arrays.equals(last, other.last);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(first) + Arrays.hashCode(last);
    }

    private static int ordered(long address) {
        return (int) address ^ Integer.MIN_VALUE;
    }
}
