package org.webhookverifier.jdbc;

import java.time.Duration;

/** Durations as the database counts them. */
final class Times {
    /** A thousand years: more than anybody waits, and less than what overflows when it is added to the present. */
    private static final long LONGEST = 1_000L * 365 * 24 * 3_600_000;

    private Times() {}

    /** Returns the milliseconds of a duration, a part of one counted as a whole; no more than a thousand years. */
    static long millis(Duration duration) {
        if (duration.compareTo(Duration.ofMillis(LONGEST)) >= 0) {
            return LONGEST;
        }
        long whole = duration.toMillis();
        return Duration.ofMillis(whole).equals(duration) ? whole : whole + 1;
    }
}
