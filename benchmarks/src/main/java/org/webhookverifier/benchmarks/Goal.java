package org.webhookverifier.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a measured value should be. */
record Goal(Kind kind, double limit) {
    /** No goal: the value is only shown. */
    static final Goal NONE = new Goal(Kind.NONE, 0);

    /** Which side of the limit is good. */
    enum Kind {
        NONE,
        AT_MOST,
        AT_LEAST
    }

    static Goal atMost(double limit) {
        return new Goal(Kind.AT_MOST, limit);
    }

    static Goal atLeast(double limit) {
        return new Goal(Kind.AT_LEAST, limit);
    }

    /** Returns the cells of a table: the goal, and whether the value meets it. */
    String cells(@Nullable Double value) {
        if (kind == Kind.NONE) {
            return " | ";
        }
        String text = (kind == Kind.AT_MOST ? "<= " : ">= ") + number(limit);
        if (value == null) {
            return text + " | not measured";
        }
        boolean met = kind == Kind.AT_MOST ? value <= limit : value >= limit;
        return text + " | " + (met ? "met" : "**missed**");
    }

    /** Returns a number with as many decimals as matter. */
    static String number(double value) {
        if (value == Math.rint(value) || value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value < 20 ? "%.2f" : "%.1f", value);
    }
}
