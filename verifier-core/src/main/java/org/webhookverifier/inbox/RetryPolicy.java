package org.webhookverifier.inbox;

import java.time.Duration;

/**
 * How often and when a handler that failed runs again: the delay grows by a factor with each failure, up to a longest one, and is
 * spread by chance, so that what failed together does not come back together.
 *
 * @param attempts the most times a handler runs, the first time included; a crash of the process counts
 * @param first the delay after the first failure
 * @param factor what each further delay is multiplied by
 * @param longest no delay is longer
 * @param spread the part of a delay by which it may be shorter or longer; 0.2 means from 80 to 120 per cent
 * @param horizon how long after the acceptance a handler may run again; zero for any time
 */
public record RetryPolicy(
        int attempts, Duration first, double factor, Duration longest, double spread, Duration horizon) {
    /** The default: 10 attempts over about 20 hours, 10 s after the first failure and then each time three times as long, up to 12 h. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(10, Duration.ofSeconds(10), 3, Duration.ofHours(12), 0.2, Duration.ZERO);

    /** Checks the numbers. */
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("A handler runs at least once: attempts is " + attempts + ".");
        }
        if (first.isNegative() || longest.compareTo(first) < 0 || horizon.isNegative()) {
            throw new IllegalArgumentException(
                    "The first delay is not negative, and the longest not shorter than the first: they are " + first
                            + " and " + longest + ", with a horizon of " + horizon + ".");
        }
        if (!(factor >= 1 && factor <= 100) || !(spread >= 0 && spread < 1)) {
            throw new IllegalArgumentException(
                    "The factor is between 1 and 100, and the spread between 0 and 1: they are " + factor + " and "
                            + spread + ".");
        }
    }

    /** Returns the policy of not trying again. */
    public static RetryPolicy never() {
        return DEFAULT.attempts(1);
    }

    /** Returns this policy with another number of attempts. */
    public RetryPolicy attempts(int value) {
        return new RetryPolicy(value, first, factor, longest, spread, horizon);
    }

    /** Returns this policy with other delays. */
    public RetryPolicy delays(Duration shortest, double multiplier, Duration most) {
        return new RetryPolicy(attempts, shortest, multiplier, most, spread, horizon);
    }

    /** Returns this policy with another spread. */
    public RetryPolicy spread(double value) {
        return new RetryPolicy(attempts, first, factor, longest, value, horizon);
    }

    /** Returns this policy with another horizon. */
    public RetryPolicy horizon(Duration value) {
        return new RetryPolicy(attempts, first, factor, longest, spread, value);
    }

    /**
     * Returns how long to wait after a failure.
     *
     * @param failures how many there have been, this one included; at least one
     * @param chance a number from 0 to 1
     */
    public Duration delay(int failures, double chance) {
        double millis = first.toMillis() * Math.pow(factor, failures - 1.0);
        double capped = Math.min(millis, (double) longest.toMillis());
        return Duration.ofMillis(Math.round(capped * (1 - spread + 2 * spread * chance)));
    }

    /** Returns whether a handler may run once more, a while from now. */
    boolean allows(int runs, Duration ageThen) {
        return runs < attempts && (horizon.isZero() || ageThen.compareTo(horizon) <= 0);
    }
}
