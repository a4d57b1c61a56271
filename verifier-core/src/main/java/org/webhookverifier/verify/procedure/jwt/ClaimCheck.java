package org.webhookverifier.verify.procedure.jwt;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.procedure.Finding;

/** What has to hold for the claims of a token whose signature is right. */
@FunctionalInterface
interface ClaimCheck {
    /** Returns why the token is refused, or {@code null} if it is not. */
    Finding.@Nullable Refused refusal(Claims claims, WebhookRequest request, long nowMillis);
}
