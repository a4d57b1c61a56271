package org.webhookverifier.sync;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Waits as long as a provider asks for, all in all no longer than the patience of one run.
 *
 * <p>Not thread-safe: one for each run.
 */
final class Pauses {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000);

    private final Sleeper sleeper;
    private final Clock clock;
    private Duration left;

    /** Lets a thread wait. */
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    Pauses(Sleeper sleeper, Clock clock, Duration patience) {
        this.sleeper = sleeper;
        this.clock = clock;
        this.left = patience;
    }

    /** Waits, unless that takes more patience than is left; returns whether it has waited. */
    boolean waited(Duration time) {
        if (time.compareTo(left) > 0) {
            return false;
        }
        left = left.minus(time);
        try {
            sleeper.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Returns how long the provider wants to be left alone; zero if it does not say. A {@code Retry-After} is a number of seconds, at
     * Shopify with a fraction, or a date; GitHub gives the second at which the hour of its limit ends.
     */
    Duration asked(Transport.Answer answer) {
        String after = answer.header("Retry-After");
        if (!after.isEmpty()) {
            Duration seconds = seconds(after);
            return seconds.isZero() ? until(date(after)) : seconds;
        }
        if (answer.header("X-RateLimit-Remaining").equals("0")) {
            Duration sinceEpoch = number(answer.header("X-RateLimit-Reset"));
            return sinceEpoch.isZero() ? Duration.ZERO : until(Instant.EPOCH.plus(sinceEpoch));
        }
        return Duration.ZERO;
    }

    private static Duration seconds(String text) {
        Duration time = number(text);
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    private static Duration number(String text) {
        String digits = text.strip();
        // no exponents: a few characters could mean a number of a billion digits
        if (digits.length() > 16 || !digits.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
            return Duration.ZERO;
        }
        try {
            BigDecimal millis = new BigDecimal(digits).movePointRight(3).setScale(0, RoundingMode.CEILING);
            return Duration.ofMillis(millis.min(MOST).longValueExact());
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    private static Instant date(String text) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private Duration until(Instant moment) {
        Duration time = Duration.between(clock.instant(), moment);
        if (time.isNegative()) {
            return Duration.ZERO;
        }
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }
}
