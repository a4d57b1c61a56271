package org.webhookverifier.verify.procedure.jwt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;

/** Wants a claim to be the URL that was called. */
final class UrlClaim implements ClaimCheck {
    private final String name;
    private final Function<WebhookRequest, String> url;
    private final Finding.Refused missing;
    private final Finding.Refused wrong;

    UrlClaim(String name, Function<WebhookRequest, String> url) {
        this.name = name;
        this.url = url;
        missing = new Finding.Refused(Reason.MALFORMED, "the token has no claim " + name);
        wrong = new Finding.Refused(Reason.BAD_SIGNATURE, "the claim " + name + " is not the URL that was called");
    }

    @Override
    public Finding.@Nullable Refused refusal(Claims claims, WebhookRequest request, long nowMillis) {
        String stated = claims.text(name);
        if (stated == null) {
            return missing;
        }
        byte[] called = url.apply(request).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(called, stated.getBytes(StandardCharsets.UTF_8)) ? null : wrong;
    }
}
