package org.webhookverifier.verify.procedure.jwt;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;

/**
 * Wants a claim to be there.
 *
 * @param name its name
 */
record RequiredClaim(String name) implements ClaimCheck {
    @Override
    public Finding.@Nullable Refused refusal(Claims claims, WebhookRequest request, long nowMillis) {
        return claims.has(name) ? null : new Finding.Refused(Reason.MALFORMED, "the token has no claim " + name);
    }
}
