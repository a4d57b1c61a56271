package org.webhookverifier.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TimestampFormat;

/** For how long one and the same signed request passes: the tolerances on both sides of its timestamp. */
final class FreshnessWindow {
    private FreshnessWindow() {}

    /** Returns the window of a scheme, with the tolerance of the source if that has one; nothing for a scheme without timestamp. */
    static Duration of(Scheme scheme, @Nullable Duration tolerance) {
        if (scheme instanceof CodedScheme coded) {
            return tolerance == null ? described(coded) : tolerance.multipliedBy(2);
        }
        TimestampFormat format = scheme instanceof SignatureScheme signature
                ? signature.timestamp().orElse(null)
                : null;
        if (format == null) {
            return Duration.ZERO;
        }
        return tolerance == null ? format.past().plus(format.future()) : tolerance.multipliedBy(2);
    }

    // Whether a procedure looks at a time is not known here. So it counts as one that does, with the usual tolerance.
    private static Duration described(CodedScheme scheme) {
        long past = Math.max(seconds(scheme, "toleranceSeconds"), seconds(scheme, "leewaySeconds"));
        past = Math.max(past, seconds(scheme, "ageSeconds"));
        long usual = TimestampFormat.DEFAULT_TOLERANCE.toSeconds();
        long future = seconds(scheme, "futureSeconds");
        return Duration.ofSeconds(past < 0 ? 2 * usual : past + (future < 0 ? past : future));
    }

    private static long seconds(CodedScheme scheme, String parameter) {
        String text = scheme.parameters().get(parameter);
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            // The procedure says so when it is made.
            return -1;
        }
    }
}
