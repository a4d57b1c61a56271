package org.webhookverifier.benchmarks;

import java.util.Arrays;

/** The middle of several measurements, and between which values the middle half of them lie. */
record Quartiles(double lower, double median, double upper) {
    /** Returns those of at least one value. */
    static Quartiles of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    /** Returns half the distance of the quartiles, in per cent of the median. */
    double spread() {
        return median == 0 ? 0 : 50 * (upper - lower) / median;
    }

    private static double at(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
