package org.webhookverifier.verify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.SignatureFormat;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.request.Headers;

/** Reads the signed timestamp and says whether it is fresh. */
final class SignedTime {
    private static final long MALFORMED = Long.MIN_VALUE;
    // MALFORMED + 1 to + 3 stand for what SingleHeader.find refuses with -1 to -3.
    private static final long HEADER_REFUSED = Long.MIN_VALUE + 4;
    // Enough for milliseconds until the year 2286, and too few to overflow when seconds are turned into milliseconds.
    private static final int MAX_DIGITS = 13;

    private final Check.SingleHeader header;
    private final String itemPrefix;
    private final char separator;
    private final long unitMillis;
    private final long pastMillis;
    private final long futureMillis;
    private final Rejected malformed;
    private final Rejected stale;
    private final Rejected future;

    SignedTime(TimestampFormat format, SignatureFormat signature, @Nullable Duration tolerance) {
        header = new Check.SingleHeader(format.header());
        itemPrefix = format.itemPrefix();
        separator = signature.separator().isEmpty() ? 0 : signature.separator().charAt(0);
        unitMillis = format.unit().millis();
        pastMillis = (tolerance == null ? format.past() : tolerance).toMillis();
        futureMillis = (tolerance == null ? format.future() : tolerance).toMillis();
        String name = "the timestamp in header " + format.header();
        malformed = new Rejected(Reason.MALFORMED, name + " is missing, comes twice or is no plain number");
        stale = new Rejected(Reason.STALE, name + " is more than " + pastMillis / 1000 + " s old");
        future = new Rejected(Reason.FUTURE, name + " is more than " + futureMillis / 1000 + " s ahead");
    }

    /** Returns the timestamp in milliseconds, or a number that {@link #refusal} explains. */
    long read(Headers headers, int signatureAt) {
        if (!itemPrefix.isEmpty()) {
            String value = headers.value(signatureAt);
            long range = item(value);
            return range < 0 ? MALFORMED : digits(value, (int) (range >>> 32), (int) range);
        }
        int at = header.find(headers);
        if (at < 0) {
            return MALFORMED - at;
        }
        String value = headers.value(at);
        return digits(value, 0, value.length());
    }

    @Nullable
    Rejected refusal(long signedAt, long nowMillis) {
        if (signedAt == MALFORMED) {
            return malformed;
        }
        if (signedAt < HEADER_REFUSED) {
            return header.refusal((int) (MALFORMED - signedAt));
        }
        // A timestamp exactly at the edge of the tolerance is still fresh.
        long age = nowMillis - signedAt;
        return age > pastMillis ? stale : -age > futureMillis ? future : null;
    }

    void addTo(MacWorker worker, Headers headers) {
        String value = headers.value(headers.find(header.name, 0));
        if (itemPrefix.isEmpty()) {
            worker.add(value, 0, value.length());
        } else {
            long range = item(value);
            worker.add(value, (int) (range >>> 32), (int) range);
        }
    }

    /** Returns where the only item with the prefix starts and ends, packed into a number, or -1 if there is none or more than one. */
    private long item(String value) {
        long range = -1;
        int start = 0;
        while (start <= value.length()) {
            int end = SignatureList.itemEnd(value, start, separator);
            int from = SignatureList.skipSpace(value, start, end);
            if (value.startsWith(itemPrefix, from) && from + itemPrefix.length() <= end) {
                if (range >= 0) {
                    return -1;
                }
                range = (long) (from + itemPrefix.length()) << 32 | SignatureList.trimEnd(value, from, end);
            }
            start = end + 1;
        }
        return range;
    }

    private long digits(String value, int start, int end) {
        int length = end - start;
        if (length < 1 || length > MAX_DIGITS || (length > 1 && value.charAt(start) == '0')) {
            return MALFORMED;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return MALFORMED;
            }
            number = 10 * number + (c - '0');
        }
        return number * unitMillis;
    }
}
