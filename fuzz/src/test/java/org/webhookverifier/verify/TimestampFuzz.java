package org.webhookverifier.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.webhookverifier.fuzz.Watch.require;

import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.webhookverifier.fuzz.Watch;
import org.webhookverifier.provider.TimestampFormat.Unit;

/** Timestamps of every unit. The reference is a slow and obvious way. */
public final class TimestampFuzz {
    private TimestampFuzz() {}

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, TimestampFuzz::check);
    }

    private static void check(byte[] input) {
        String text = new String(input, UTF_8);
        long expected = number(text);
        require(TimestampText.millis(text, Unit.MILLISECONDS) == expected, "milliseconds");
        long seconds = TimestampText.millis(text, Unit.SECONDS);
        require(seconds == (expected < 0 ? TimestampText.MALFORMED : expected * 1000), "seconds");
        long date = TimestampText.millis(text, Unit.ISO_8601);
        if (date != TimestampText.MALFORMED) {
            String written = DateTimeFormatter.ISO_INSTANT.format(Instant.ofEpochMilli(date));
            require(TimestampText.millis(written, Unit.ISO_8601) == date, "a date is not read back");
            require(expected < 0, "a date is a number too");
        }
    }

    private static long number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 13;
        for (int i = 0; digits && i < text.length(); i++) {
            digits = "0123456789".indexOf(text.charAt(i)) >= 0;
        }
        boolean canonical = digits && new BigInteger(text).toString().equals(text);
        return canonical ? Long.parseLong(text) : TimestampText.MALFORMED;
    }
}
