package org.webhookverifier.verify.procedure.jwt;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Coverage;
import org.webhookverifier.verify.procedure.Finding;

/**
 * Wants a signed header to be a time of now.
 *
 * @param header its name
 * @param tolerance how far it may be from now
 */
record SignedHeaderTime(String header, Duration tolerance) {
    /** Returns why a request is refused, or {@code null} if it is not. */
    Finding.@Nullable Refused refusal(WebhookRequest request, Coverage coverage, long nowMillis) {
        long at = of(request);
        if (at == Finding.NO_TIME || !coverage.covers(new Ref.Header(header))) {
            return new Finding.Refused(Reason.MALFORMED, "header " + header + " is no time, or not signed");
        }
        if (nowMillis - at > tolerance.toMillis()) {
            return new Finding.Refused(Reason.STALE, "the signed timestamp is older than the tolerance");
        }
        return at - nowMillis > tolerance.toMillis()
                ? new Finding.Refused(Reason.FUTURE, "the signed timestamp is further ahead than the tolerance")
                : null;
    }

    /** Returns the time, or {@link Finding#NO_TIME}. */
    long of(WebhookRequest request) {
        try {
            return Instant.parse(request.headers().first(header).orElse("")).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return Finding.NO_TIME;
        }
    }
}
