package org.webhookverifier.verify;

import java.util.ArrayList;
import java.util.List;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.verify.procedure.Finding;
import org.webhookverifier.verify.procedure.Procedure;

/** Has a procedure check requests. */
final class CodedCheck implements Check {
    private final CodedScheme scheme;
    private final Procedure procedure;
    private final Rejected noSecret;

    CodedCheck(CodedScheme scheme, Procedure procedure) {
        this.scheme = scheme;
        this.procedure = procedure;
        noSecret = new Rejected(Reason.NO_SECRET, "no secret for " + scheme.procedure() + " counts at the moment");
    }

    @Override
    public boolean isTimed() {
        return true;
    }

    /** Returns what stands for a key where the provider publishes all of them. */
    Key keyWithoutSecret() {
        return new CodedKey(procedure.key(""));
    }

    @Override
    public Key key(Secret secret) {
        try {
            return new CodedKey(procedure.key(secret.reveal()));
        } catch (IllegalArgumentException e) {
            throw new WebhookConfigurationException(List.of("A secret " + e.getMessage()));
        }
    }

    @Override
    public Verification verify(WebhookRequest request, Keys keys, long nowMillis) {
        var counting = new ArrayList<Object>(keys.size());
        var numbers = new int[keys.size()];
        for (int i = 0; i < keys.size(); i++) {
            if (keys.countsAt(i, nowMillis)) {
                numbers[counting.size()] = i;
                counting.add(((CodedKey) keys.keys()[i]).value());
            }
        }
        if (counting.isEmpty()) {
            return noSecret;
        }
        Finding finding = procedure.check(request, counting, nowMillis);
        if (finding instanceof Finding.Refused refused) {
            return new Rejected(refused.reason(), refused.detail());
        }
        var proved = (Finding.Proved) finding;
        WebhookRequest meant = proved.body() == null ? request : request.withBody(proved.body());
        return new Verified(meant, scheme, proved.coverage(), proved.signedAtMillis(), numbers[proved.key()]);
    }
}
