package org.webhookverifier.admit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Measures how much time has passed since it was made, in nanoseconds, however the clock is set in between.
 *
 * <p>With the system's clock it measures with {@link System#nanoTime()}, which nobody can set. Any other clock drives the time
 * itself, and a step forward of it cannot be told from time that passes.
 *
 * <p>Thread-safe.
 */
final class ElapsedTime {
    /** Some 73 years: longer than any retention, and sums of a few such values do not overflow. */
    private static final long LONGEST = Long.MAX_VALUE / 4;

    private final @Nullable Clock clock;
    private final long origin = System.nanoTime();
    private Instant last;
    private long shown;
    private long reached;
    private long counted;

    ElapsedTime(Clock clock) {
        boolean system = clock.getClass() == Clock.systemUTC().getClass();
        this.clock = system ? null : clock;
        last = clock.instant();
    }

    /**
     * A point in time, told in two ways that differ once a clock was set back.
     *
     * @param counted all steps forward together; measures leases, so that setting the clock back does not prolong them
     * @param reached the furthest that the clock has been; measures retention, so that setting the clock back and forward again
     *     does not shorten it. Never grows faster than {@code counted}
     */
    record Moment(long counted, long reached) {}

    /** Returns the present. */
    Moment now() {
        if (clock != null) {
            return read(clock);
        }
        long now = System.nanoTime() - origin;
        return new Moment(now, now);
    }

    /** Returns the length of a lease or retention, at most some 73 years. */
    static long nanos(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than zero, but is " + duration);
        }
        return limited(duration);
    }

    private synchronized Moment read(Clock ticking) {
        Instant now = ticking.instant();
        long step = limited(Duration.between(last, now));
        last = now;
        shown += step;
        reached = Math.max(reached, shown);
        counted += Math.max(0, step);
        return new Moment(counted, reached);
    }

    private static long limited(Duration duration) {
        long seconds = LONGEST / 1_000_000_000;
        if (duration.toSeconds() >= seconds) {
            return LONGEST;
        }
        return duration.toSeconds() <= -seconds ? -LONGEST : duration.toNanos();
    }
}
