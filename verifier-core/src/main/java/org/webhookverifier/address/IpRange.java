package org.webhookverifier.address;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Neighbouring addresses of one family, both ends included. */
record IpRange(IpAddress first, IpAddress last) {
    private static final Comparator<IpAddress> UNSIGNED = (a, b) ->
            a.high() == b.high() ? Long.compareUnsigned(a.low(), b.low()) : Long.compareUnsigned(a.high(), b.high());

    /** Returns the same addresses of one family in as few ranges as possible, in order and with gaps between them. */
    static List<IpRange> merged(List<Cidr> cidrs) {
        List<Cidr> sorted = new ArrayList<>(cidrs);
        sorted.sort(Comparator.comparing(Cidr::network, UNSIGNED));
        List<IpRange> merged = new ArrayList<>();
        for (Cidr cidr : sorted) {
            var next = new IpRange(cidr.network(), cidr.last());
            int end = merged.size() - 1;
            if (end >= 0 && merged.get(end).touches(next)) {
                merged.set(end, merged.get(end).with(next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private boolean touches(IpRange next) {
        long low = last.low() + 1;
        long high = low == 0 ? last.high() + 1 : last.high();
        return UNSIGNED.compare(next.first, last) <= 0 || next.first.equals(new IpAddress(high, low));
    }

    private IpRange with(IpRange next) {
        return UNSIGNED.compare(next.last, last) > 0 ? new IpRange(first, next.last) : this;
    }
}
