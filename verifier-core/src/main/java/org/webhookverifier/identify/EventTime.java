package org.webhookverifier.identify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads when an event happened: seconds or milliseconds since 1970, or ISO 8601 with an offset. */
final class EventTime {
    // 11 digits of seconds last until the year 5138; 12 digits and more are milliseconds.
    private static final int MAX_SECOND_DIGITS = 11;

    private EventTime() {}

    /** Returns the time, or {@code null} if the text is none. */
    static @Nullable Instant read(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (isNumber(text)) {
                return text.length() <= MAX_SECOND_DIGITS
                        ? Instant.ofEpochSecond(Long.parseLong(text))
                        : Instant.ofEpochMilli(Long.parseLong(text));
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isNumber(String text) {
        if (text.length() > 14) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
