package org.webhookverifier.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it, so that no test has to wait.
 *
 * <pre>{@code
 * var clock = SettableClock.at("2026-01-01T00:00:00Z");
 * var verifier = Verifier.of(source, clock);
 * clock.advance(Duration.ofMinutes(6));
 * }</pre>
 *
 * <p>It may go backwards, as clocks of servers do. Thread-safe: a move is seen by every thread at once, also through the clocks
 * that {@link #withZone} gives.
 */
public final class SettableClock extends Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private SettableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Makes a clock in UTC that shows the given moment. */
    public static SettableClock at(Instant moment) {
        return new SettableClock(new AtomicReference<>(moment), ZoneOffset.UTC);
    }

    /** Makes a clock in UTC that shows the given moment, written like {@code 2026-01-01T00:00:00Z}. */
    public static SettableClock at(String moment) {
        return at(Instant.parse(moment));
    }

    /** Moves the clock on by the given duration, or back if it is negative. */
    public void advance(Duration duration) {
        now.updateAndGet(moment -> moment.plus(duration));
    }

    /** Sets the clock to the given moment. */
    public void set(Instant moment) {
        now.set(moment);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Returns a clock for another zone that shows the same moment, also after this one was moved. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(now, other);
    }

    @Override
    public String toString() {
        return "SettableClock[" + instant() + "]";
    }
}
