package org.webhookverifier.verify.procedure.jwt;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;
import org.webhookverifier.verify.procedure.Parameters;

/**
 * Wants a claim to be one of several texts; of a claim that is a list, one element has to be. A name may be two with {@code |} between
 * them, where a provider writes the same under either: then each of them that is there has to be one of the texts.
 */
final class ExpectedClaim implements ClaimCheck {
    private final List<String> names;
    private final Set<String> allowed;
    private final Finding.Refused missing;
    private final Finding.Refused wrong;

    ExpectedClaim(String name, Set<String> allowed) {
        names = Parameters.parts(name, '|');
        this.allowed = Set.copyOf(allowed);
        missing = new Finding.Refused(Reason.MALFORMED, "the token has no claim " + name);
        wrong = new Finding.Refused(Reason.BAD_SIGNATURE, "the claim " + name + " is not what it has to be");
    }

    @Override
    public Finding.@Nullable Refused refusal(Claims claims, WebhookRequest request, long nowMillis) {
        boolean any = false;
        for (String name : names) {
            if (claims.has(name)) {
                any = true;
                if (Collections.disjoint(claims.texts(name), allowed)) {
                    return wrong;
                }
            }
        }
        return any ? null : missing;
    }
}
