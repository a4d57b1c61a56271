package org.webhookverifier.verify;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.SecretKeys;

/**
 * Checks signatures by HMAC.
 *
 * <p>The order: form of the headers, form and freshness of the timestamp, then the MAC over the raw bytes. Freshness comes before
 * the MAC, although only the MAC proves the timestamp: both have to hold, and a flood of old requests then costs next to nothing.
 */
final class HmacCheck implements Check {
    private final SignatureScheme scheme;
    private final SingleHeader signature;
    private final SignatureHeader header;
    private final @Nullable SignedTime time;
    private final SignedContent content;
    private final Rejected malformed;
    private final Rejected noSecret;
    private final Rejected badSignature;

    HmacCheck(SignatureScheme scheme, @Nullable SignedTime time) {
        this.scheme = scheme;
        this.time = time;
        signature = new SingleHeader(scheme.signature().header());
        header = new SignatureHeader(scheme);
        content = new SignedContent(scheme, time);
        String name = "header " + signature.name;
        malformed = new Rejected(Reason.MALFORMED, name + " holds no signature of the documented form");
        noSecret = new Rejected(Reason.NO_SECRET, "no secret for " + name + " counts at the moment");
        badSignature = new Rejected(Reason.BAD_SIGNATURE, "no signature in " + name + " matches");
    }

    @Override
    public Key key(Secret secret) {
        return new MacKey(scheme.hash(), SecretKeys.bytes(scheme, secret));
    }

    @Override
    public boolean isTimed() {
        return time != null;
    }

    @Override
    public Verification verify(WebhookRequest request, Keys keys, long nowMillis) {
        int at = signature.find(request.headers());
        if (at < 0) {
            return signature.refusal(at);
        }
        MacKey first = (MacKey) keys.keys()[0];
        MacWorker worker = first.take();
        worker.begin();
        header.read(request.headers().value(at), worker);
        Rejected refusal = content.addTo(worker, request.headers(), at);
        Verification result = refusal == null ? judge(request, keys, nowMillis, worker) : refusal;
        first.give(worker);
        return result;
    }

    private Verification judge(WebhookRequest request, Keys keys, long nowMillis, MacWorker worker) {
        Rejected refusal = time == null ? null : time.refusal(worker.signedAt(), nowMillis);
        if (refusal != null) {
            return refusal;
        }
        if (keys.noneCountsAt(nowMillis)) {
            return noSecret;
        }
        return worker.isWellFormed() ? compare(request, keys, nowMillis, worker) : malformed;
    }

    private Verification compare(WebhookRequest request, Keys keys, long nowMillis, MacWorker worker) {
        int match = -1;
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (keys.countsAt(i, nowMillis)) {
                byte[] expected = i == 0
                        ? worker.mac(worker, request.body())
                        : mac((MacKey) keys.keys()[i], worker, request.body());
                match = worker.anyEquals(expected) ? i : match;
            }
        }
        return match < 0 ? badSignature : new Verified(request, scheme, worker.signedAt(), match);
    }

    private static byte[] mac(MacKey key, MacWorker texts, byte[] body) {
        MacWorker worker = key.take();
        worker.begin();
        byte[] mac = worker.mac(texts, body);
        key.give(worker);
        return mac;
    }
}
