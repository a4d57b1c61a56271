package org.webhookverifier.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a signed timestamp is, and how far it may be from the receiver's clock.
 *
 * @param at the place that holds it, usually a header; {@code null} if an item of the signature's list does
 * @param itemPrefix what the item of the signature's list starts with that holds it, for example {@code t=}; empty if something
 *     else holds it, or the first item does
 * @param unit how it is written
 * @param past how old it may be; a timestamp of exactly this age is fresh
 * @param future how far ahead it may be; a timestamp exactly this far ahead is fresh
 */
public record TimestampFormat(@Nullable Ref at, String itemPrefix, Unit unit, Duration past, Duration future) {
    /** How far a timestamp may be from the receiver's clock, in either direction, unless the provider says otherwise: 5 minutes. */
    public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);

    /** Returns the name of the header that holds it, or an empty text if something else does. */
    public String header() {
        return at instanceof Ref.Header header ? header.name() : "";
    }

    /** How a timestamp is written. */
    public enum Unit {
        /** Seconds since 1970. */
        SECONDS(1000),
        /** Milliseconds since 1970. */
        MILLISECONDS(1),
        /** Date and time by ISO 8601, with or without fractions of a second; without an offset it is UTC. */
        ISO_8601(1);

        private final long millis;

        Unit(long millis) {
            this.millis = millis;
        }

        /** Returns how many milliseconds the unit has; one where the timestamp is no number. */
        public long millis() {
            return millis;
        }
    }
}
