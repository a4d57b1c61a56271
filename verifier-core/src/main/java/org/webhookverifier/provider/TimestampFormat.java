package org.webhookverifier.provider;

import java.time.Duration;

/**
 * Where a signed timestamp is, and how far it may be from the receiver's clock.
 *
 * @param header the header that holds it
 * @param itemPrefix what the item of a list starts with that holds it, for example {@code t=}; empty if the whole value does
 * @param unit the unit it counts in since 1970
 * @param past how old it may be; a timestamp of exactly this age is fresh
 * @param future how far ahead it may be; a timestamp exactly this far ahead is fresh
 */
public record TimestampFormat(String header, String itemPrefix, Unit unit, Duration past, Duration future) {
    /** How far a timestamp may be from the receiver's clock, in either direction, unless the provider says otherwise: 5 minutes. */
    public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);

    /** The unit of a timestamp. */
    public enum Unit {
        /** Seconds. */
        SECONDS(1000),
        /** Milliseconds. */
        MILLISECONDS(1);

        private final long millis;

        Unit(long millis) {
            this.millis = millis;
        }

        /** Returns how many milliseconds the unit has. */
        public long millis() {
            return millis;
        }
    }
}
