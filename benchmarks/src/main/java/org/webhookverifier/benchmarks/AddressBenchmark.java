package org.webhookverifier.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.webhookverifier.address.IpAddress;
import org.webhookverifier.address.IpRanges;

/** The search in 5,000 ranges, by address and by its text, each time for another of some addresses within and without. */
@State(Scope.Benchmark)
public class AddressBenchmark {
    private static final int RANGES = 5_000;
    private static final int QUESTIONS = 1_024;

    private final IpRanges ranges = ranges();
    private final String[] texts = new String[QUESTIONS];
    private final IpAddress[] addresses = new IpAddress[QUESTIONS];
    private int next;

    /** Makes the addresses. */
    public AddressBenchmark() {
        for (int i = 0; i < QUESTIONS; i++) {
            // Half of them are in a range, and in no order that a processor could foresee.
            int address = (10 << 24) + (int) (i * 2_654_435_761L % RANGES) * 512 + (i % 2) * 256 + 9;
            texts[i] = text(address);
            addresses[i] = Objects.requireNonNull(IpAddress.parse(texts[i]));
        }
    }

    /** From the text on. */
    @Benchmark
    public boolean containsText() {
        return ranges.contains(texts[next++ & (QUESTIONS - 1)]);
    }

    /** From the address on. */
    @Benchmark
    public boolean containsAddress() {
        return ranges.contains(addresses[next++ & (QUESTIONS - 1)]);
    }

    private static IpRanges ranges() {
        List<String> ranges = new ArrayList<>(RANGES);
        for (int i = 0; i < RANGES; i++) {
            // With a gap between any two, so that none merges with its neighbour.
            ranges.add(text((10 << 24) + i * 512) + "/24");
        }
        return IpRanges.of(ranges);
    }

    private static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }
}
