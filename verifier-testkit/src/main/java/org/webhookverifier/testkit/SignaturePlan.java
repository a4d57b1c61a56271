package org.webhookverifier.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.TimestampFormat;

/**
 * When requests are signed, and what is done to the signatures.
 *
 * @param clock the sender's clock
 * @param timestamp what stands where the timestamp belongs, if not the clock's time
 * @param tolerance the receiver's tolerance, if not the provider's
 * @param tampering what is done to the signatures
 */
record SignaturePlan(
        Clock clock, @Nullable String timestamp, @Nullable Duration tolerance, Tampering tampering) {
    static SignaturePlan sound(Clock clock, @Nullable Duration tolerance) {
        return new SignaturePlan(clock, null, tolerance, Tampering.NONE);
    }

    SignaturePlan clock(Clock value) {
        return new SignaturePlan(value, timestamp, tolerance, tampering);
    }

    SignaturePlan timestamp(String value) {
        return new SignaturePlan(clock, value, tolerance, tampering);
    }

    SignaturePlan tampering(Tampering value) {
        return new SignaturePlan(clock, timestamp, tolerance, value);
    }

    /** Returns the timestamp as it is sent. */
    String timestampText(TimestampFormat format) {
        return timestamp != null ? timestamp : clockText(format);
    }

    /** Returns the clock's time as it is sent. */
    String clockText(TimestampFormat format) {
        return text(format, clock.instant());
    }

    /** Returns a moment as it is sent. */
    static String text(TimestampFormat format, Instant moment) {
        return format.unit() == TimestampFormat.Unit.ISO_8601
                ? moment.truncatedTo(ChronoUnit.MILLIS).toString()
                : Long.toString(
                        Math.floorDiv(moment.toEpochMilli(), format.unit().millis()));
    }

    /** Returns how old a timestamp may be. */
    Duration past(TimestampFormat format) {
        return tolerance == null ? format.past() : tolerance;
    }

    /** Returns how far ahead a timestamp may be. */
    Duration future(TimestampFormat format) {
        return tolerance == null ? format.future() : tolerance;
    }
}
