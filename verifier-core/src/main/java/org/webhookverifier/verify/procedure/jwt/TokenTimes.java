package org.webhookverifier.verify.procedure.jwt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;

/**
 * Wants a token to be of now: {@code exp}, {@code nbf} and {@code iat} each count where they are there.
 *
 * @param past how long after {@code exp} a token still counts
 * @param future how far ahead {@code nbf} and {@code iat} may be
 * @param age how old {@code iat} may be, or {@code null} if any
 */
record TokenTimes(Duration past, Duration future, @Nullable Duration age) implements ClaimCheck {
    private static final Finding.Refused MALFORMED =
            new Finding.Refused(Reason.MALFORMED, "a time of the token is no number of seconds");
    private static final Finding.Refused STALE =
            new Finding.Refused(Reason.STALE, "the token is older than the tolerance");
    private static final Finding.Refused FUTURE =
            new Finding.Refused(Reason.FUTURE, "the token is further ahead than the tolerance");

    @Override
    public Finding.@Nullable Refused refusal(Claims claims, WebhookRequest request, long nowMillis) {
        for (String name : new String[] {"exp", "nbf", "iat"}) {
            if (claims.has(name) && claims.seconds(name) == Claims.NONE) {
                return MALFORMED;
            }
        }
        // RFC 7519, section 4.1.4: at the very moment of exp the token counts no more.
        if (claims.has("exp") && nowMillis >= millis(claims, "exp") + past.toMillis()) {
            return STALE;
        }
        if (claims.has("iat") && age != null && nowMillis - millis(claims, "iat") > age.toMillis()) {
            return STALE;
        }
        boolean ahead = isAhead(claims, "nbf", nowMillis) || isAhead(claims, "iat", nowMillis);
        return ahead ? FUTURE : null;
    }

    /** Returns when the token was signed, or {@link Finding#NO_TIME} if it does not say. */
    static long signedAt(Claims claims) {
        String name = claims.has("iat") ? "iat" : "nbf";
        return claims.seconds(name) == Claims.NONE ? Finding.NO_TIME : millis(claims, name);
    }

    private boolean isAhead(Claims claims, String name, long nowMillis) {
        return claims.has(name) && millis(claims, name) - nowMillis > future.toMillis();
    }

    private static long millis(Claims claims, String name) {
        return claims.seconds(name) * 1000;
    }
}
