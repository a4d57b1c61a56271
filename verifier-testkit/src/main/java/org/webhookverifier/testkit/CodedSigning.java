package org.webhookverifier.testkit;

import java.util.List;
import java.util.TreeMap;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.testkit.coded.CodedSigner;
import org.webhookverifier.testkit.coded.Outgoing;
import org.webhookverifier.testkit.coded.Sender;

/** Signs one request by a scheme that takes code. */
final class CodedSigning {
    private CodedSigning() {}

    static void sign(CodedScheme scheme, List<String> secrets, Draft draft, SignaturePlan plan) {
        var agreed =
                new Sender.Agreed(draft.agreed().publicUrl(), draft.agreed().settings());
        var moment = new Sender.Moment(plan.clock().instant(), plan.timestamp());
        var sender = new Sender(
                secrets,
                scheme.parameters(),
                agreed,
                moment,
                draft.id(),
                plan.tampering().macs());
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        draft.headers().forEach(headers::putIfAbsent);
        var request = new Outgoing(sender, "POST", draft.target(), headers, draft.body());
        CodedSigner.sign(scheme, request);
        request.headers().forEach((name, value) -> {
            if (!draft.headers().has(name)) {
                draft.headers().add(name, value);
            } else if (!value.equals(headers.get(name))) {
                draft.headers().change(name, old -> value);
            }
        });
        draft.replace(request.target(), request.body());
    }
}
