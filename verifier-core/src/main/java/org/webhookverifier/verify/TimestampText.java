package org.webhookverifier.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.webhookverifier.provider.TimestampFormat;

/** Reads timestamps in all their forms. */
final class TimestampText {
    static final long MALFORMED = Long.MIN_VALUE;
    private static final int MAX_DIGITS = 13;
    private static final int MAX_LENGTH = 40;

    private TimestampText() {}

    /** Returns the milliseconds since 1970, or {@link #MALFORMED}. */
    static long millis(String text, TimestampFormat.Unit unit) {
        return unit == TimestampFormat.Unit.ISO_8601 ? date(text) : number(text, unit.millis());
    }

    private static long number(String text, long unitMillis) {
        int length = text.length();
        if (length < 1 || length > MAX_DIGITS || (length > 1 && text.charAt(0) == '0')) {
            return MALFORMED;
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return MALFORMED;
            }
            number = 10 * number + (c - '0');
        }
        return number * unitMillis;
    }

    private static long date(String text) {
        // A year of more than four digits could take the last ones of what stands before it.
        if (text.length() > MAX_LENGTH || text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return MALFORMED;
        }
        try {
            TemporalAccessor date =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant instant = date instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) date).toInstant(ZoneOffset.UTC);
            return instant.toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return MALFORMED;
        }
    }
}
