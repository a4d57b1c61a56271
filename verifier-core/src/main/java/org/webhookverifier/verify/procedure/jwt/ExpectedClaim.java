package org.webhookverifier.verify.procedure.jwt;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;

/** Wants a claim to be one of several texts; of a claim that is a list, one element has to be. */
final class ExpectedClaim implements ClaimCheck {
    private final String name;
    private final Set<String> allowed;
    private final Finding.Refused missing;
    private final Finding.Refused wrong;

    ExpectedClaim(String name, Set<String> allowed) {
        this.name = name;
        this.allowed = Set.copyOf(allowed);
        missing = new Finding.Refused(Reason.MALFORMED, "the token has no claim " + name);
        wrong = new Finding.Refused(Reason.BAD_SIGNATURE, "the claim " + name + " is not what it has to be");
    }

    @Override
    public Finding.@Nullable Refused refusal(Claims claims, WebhookRequest request, long nowMillis) {
        if (!claims.has(name)) {
            return missing;
        }
        for (String text : claims.texts(name)) {
            if (allowed.contains(text)) {
                return null;
            }
        }
        return wrong;
    }
}
