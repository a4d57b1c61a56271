package org.webhookverifier.verify;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.request.Headers;

/** Reads the signed timestamp and says whether it is fresh. */
final class SignedTime implements SignedContent.Part {
    // Enough for milliseconds until the year 2286, and too few to overflow when seconds are turned into milliseconds.
    private static final int MAX_DIGITS = 13;

    private final Check.SingleHeader header;
    private final boolean isItem;
    private final long unitMillis;
    private final long pastMillis;
    private final long futureMillis;
    private final Rejected malformed;
    private final Rejected stale;
    private final Rejected future;

    SignedTime(TimestampFormat format, String signatureHeader, @Nullable Duration tolerance) {
        isItem = !format.itemPrefix().isEmpty();
        header = new Check.SingleHeader(isItem ? signatureHeader : format.header());
        unitMillis = format.unit().millis();
        pastMillis = (tolerance == null ? format.past() : tolerance).toMillis();
        futureMillis = (tolerance == null ? format.future() : tolerance).toMillis();
        String name = "the timestamp in header " + header.name;
        malformed = new Rejected(Reason.MALFORMED, name + " is missing, comes twice or is no plain number");
        stale = new Rejected(Reason.STALE, name + " is more than " + pastMillis / 1000 + " s old");
        future = new Rejected(Reason.FUTURE, name + " is more than " + futureMillis / 1000 + " s ahead");
    }

    /** Hands the text and the value of the timestamp to the worker, or says why not. */
    @Nullable
    Rejected addTo(MacWorker worker, Headers headers, int signatureAt) {
        int at = isItem ? signatureAt : header.find(headers);
        if (at < 0) {
            return header.refusal(at);
        }
        String value = headers.value(at);
        int start = isItem ? worker.timeStart() : 0;
        int end = isItem ? worker.timeEnd() : value.length();
        long number = number(value, start, end);
        if (number < 0) {
            return malformed;
        }
        worker.add(value, start, end);
        worker.signedAt(number * unitMillis);
        return null;
    }

    @Nullable
    Rejected refusal(long signedAt, long nowMillis) {
        // A timestamp exactly at the edge of the tolerance is still fresh.
        long age = nowMillis - signedAt;
        return age > pastMillis ? stale : -age > futureMillis ? future : null;
    }

    private static long number(String value, int start, int end) {
        int length = end - start;
        if (length < 1 || length > MAX_DIGITS || (length > 1 && value.charAt(start) == '0')) {
            return -1;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }
}
