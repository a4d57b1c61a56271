package org.webhookverifier.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ranges of one address family, merged and sorted, searched by halving. Immutable and thread-safe. */
final class SortedRanges {
    // Range i goes from (firstHigh[i], firstLow[i]) to (lastHigh[i], lastLow[i]), both included.
    private final long[] firstHigh;
    private final long[] firstLow;
    private final long[] lastHigh;
    private final long[] lastLow;

    private SortedRanges(List<IpAddress> firsts, List<IpAddress> lasts) {
        firstHigh = firsts.stream().mapToLong(IpAddress::high).toArray();
        firstLow = firsts.stream().mapToLong(IpAddress::low).toArray();
        lastHigh = lasts.stream().mapToLong(IpAddress::high).toArray();
        lastLow = lasts.stream().mapToLong(IpAddress::low).toArray();
    }

    static SortedRanges of(List<Cidr> ranges) {
        List<Cidr> sorted = new ArrayList<>(ranges);
        sorted.sort((a, b) -> compare(a.network(), b.network()));
        List<IpAddress> firsts = new ArrayList<>();
        List<IpAddress> lasts = new ArrayList<>();
        for (Cidr range : sorted) {
            int end = lasts.size() - 1;
            if (end < 0 || !touches(lasts.get(end), range.network())) {
                firsts.add(range.network());
                lasts.add(range.last());
            } else if (compare(lasts.get(end), range.last()) < 0) {
                lasts.set(end, range.last());
            }
        }
        return new SortedRanges(firsts, lasts);
    }

    boolean contains(long high, long low) {
        int startBefore = 0;
        int to = firstHigh.length;
        while (startBefore < to) {
            int middle = (startBefore + to) >>> 1;
            if (compare(firstHigh[middle], firstLow[middle], high, low) <= 0) {
                startBefore = middle + 1;
            } else {
                to = middle;
            }
        }
        int last = startBefore - 1;
        return last >= 0 && compare(high, low, lastHigh[last], lastLow[last]) <= 0;
    }

    int size() {
        return firstHigh.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SortedRanges ranges
                && Arrays.equals(firstHigh, ranges.firstHigh)
                && Arrays.equals(firstLow, ranges.firstLow)
                && Arrays.equals(lastHigh, ranges.lastHigh)
                && Arrays.equals(lastLow, ranges.lastLow);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(firstHigh) + Arrays.hashCode(firstLow)) + Arrays.hashCode(lastLow);
    }

    private static boolean touches(IpAddress last, IpAddress next) {
        long low = last.low() + 1;
        long high = low == 0 ? last.high() + 1 : last.high();
        return compare(next, last) <= 0 || next.high() == high && next.low() == low;
    }

    private static int compare(IpAddress a, IpAddress b) {
        return compare(a.high(), a.low(), b.high(), b.low());
    }

    private static int compare(long highA, long lowA, long highB, long lowB) {
        return highA == highB ? Long.compareUnsigned(lowA, lowB) : Long.compareUnsigned(highA, highB);
    }
}
