package org.webhookverifier.verify;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.HmacScheme;
import org.webhookverifier.request.Headers;
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
    private final HmacScheme scheme;
    private final SingleHeader signature;
    private final SignatureList list;
    private final @Nullable SignedTime time;
    private final SignedText[] texts;
    private final ContentPart[] parts;
    private final Encoding encoding;
    private final Rejected malformed;
    private final Rejected noSecret;
    private final Rejected badSignature;

    HmacCheck(HmacScheme scheme, @Nullable SignedTime time) {
        this.scheme = scheme;
        this.time = time;
        signature = new SingleHeader(scheme.signature().header());
        list = new SignatureList(scheme.signature());
        parts = scheme.content().parts().toArray(new ContentPart[0]);
        texts = SignedText.of(scheme);
        encoding = scheme.signature().encoding();
        String header = "header " + signature.name;
        malformed = new Rejected(Reason.MALFORMED, header + " holds no signature of the documented form");
        noSecret = new Rejected(Reason.NO_SECRET, "no secret for " + header + " counts at the moment");
        badSignature = new Rejected(Reason.BAD_SIGNATURE, "no signature in " + header + " matches");
    }

    @Override
    public Key key(Secret secret) {
        return new MacKey(scheme.hash(), SecretKeys.bytes(scheme, secret));
    }

    @Override
    public Verification verify(WebhookRequest request, Keys keys, long nowMillis) {
        Headers headers = request.headers();
        int at = signature.find(headers);
        if (at < 0) {
            return signature.refusal(at);
        }
        for (SignedText text : texts) {
            Rejected refusal = text.refusal(headers);
            if (refusal != null) {
                return refusal;
            }
        }
        long signedAt = Long.MIN_VALUE;
        if (time != null) {
            signedAt = time.read(headers, at);
            Rejected refusal = time.refusal(signedAt, nowMillis);
            if (refusal != null) {
                return refusal;
            }
        }
        if (keys.noneCountsAt(nowMillis)) {
            return noSecret;
        }
        return compare(request, keys, nowMillis, headers.value(at), signedAt);
    }

    private Verification compare(WebhookRequest request, Keys keys, long nowMillis, String value, long signedAt) {
        MacKey first = (MacKey) keys.keys()[0];
        MacWorker candidates = first.take();
        candidates.begin();
        if (!list.offerAll(value, encoding, candidates)) {
            first.give(candidates);
            return malformed;
        }
        int match = -1;
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (keys.countsAt(i, nowMillis)) {
                byte[] expected = i == 0 ? mac(candidates, request) : mac((MacKey) keys.keys()[i], request);
                match = candidates.anyEquals(expected) ? i : match;
            }
        }
        first.give(candidates);
        return match < 0 ? badSignature : new Verified(request, scheme, signedAt, match);
    }

    private byte[] mac(MacKey key, WebhookRequest request) {
        MacWorker worker = key.take();
        worker.begin();
        byte[] mac = mac(worker, request);
        key.give(worker);
        return mac;
    }

    private byte[] mac(MacWorker worker, WebhookRequest request) {
        int nextText = 0;
        for (ContentPart part : parts) {
            if (part instanceof ContentPart.Body) {
                worker.add(request.body());
            } else if (part instanceof ContentPart.Literal literal) {
                worker.add(literal.text(), 0, literal.text().length());
            } else if (part instanceof ContentPart.Timestamp && time != null) {
                time.addTo(worker, request.headers());
            } else {
                texts[nextText++].addTo(worker, request.headers());
            }
        }
        return worker.finish();
    }
}
