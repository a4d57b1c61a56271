package org.webhookverifier.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Algorithm;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.SecretKeys;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.procedure.PublicText;

/**
 * Checks signatures of every kind that a description can say. {@link HmacCheck} does the usual ones faster.
 *
 * <p>The order is the same: constants, form of the signature, form and freshness of the timestamp, then the signature.
 */
final class SignatureCheck implements Check {
    private final SignatureScheme scheme;
    private final SignatureItems items;
    private final ContentBuilder content;
    private final long pastMillis;
    private final long futureMillis;
    private final Rejected malformed;
    private final Rejected noSecret;
    private final Rejected badSignature;
    private final Rejected unknownKey;
    private final Rejected stale;
    private final Rejected future;

    SignatureCheck(SignatureScheme scheme, Source source) {
        this.scheme = scheme;
        items = new SignatureItems(scheme);
        content = new ContentBuilder(scheme, source);
        TimestampFormat time = scheme.timestamp().orElse(null);
        pastMillis = time == null ? 0 : source.tolerance().orElse(time.past()).toMillis();
        futureMillis =
                time == null ? 0 : source.tolerance().orElse(time.future()).toMillis();
        String name = items.name();
        malformed = new Rejected(Reason.MALFORMED, name + " holds no signature of the documented form");
        noSecret = new Rejected(Reason.NO_SECRET, "no secret for " + name + " counts at the moment");
        badSignature = new Rejected(Reason.BAD_SIGNATURE, "no signature in " + name + " matches");
        unknownKey = new Rejected(Reason.UNKNOWN_KEY, "the key that the request names is not known");
        stale = new Rejected(Reason.STALE, "the signed timestamp is more than " + pastMillis / 1000 + " s old");
        future = new Rejected(Reason.FUTURE, "the signed timestamp is more than " + futureMillis / 1000 + " s ahead");
    }

    /** Returns whether the scheme needs more than headers, a literal template and an HMAC. */
    static boolean isNeededFor(SignatureScheme scheme) {
        return scheme.algorithm() != Algorithm.HMAC
                || scheme.keyIdHeader().isPresent()
                || !scheme.required().isEmpty()
                || scheme.signature().at().size() != 1
                || !(scheme.signature().at().get(0) instanceof Ref.Header)
                || scheme.timestamp().filter(SignatureCheck::isUnusual).isPresent()
                || !SignedContent.isPlain(scheme.content());
    }

    private static boolean isUnusual(TimestampFormat time) {
        return time.unit() == TimestampFormat.Unit.ISO_8601
                || (time.itemPrefix().isEmpty() && !(time.at() instanceof Ref.Header));
    }

    @Override
    public boolean isTimed() {
        return scheme.timestamp().isPresent();
    }

    @Override
    public Key key(Secret secret) {
        byte[] bytes = SecretKeys.bytes(scheme, secret);
        String id = SecretKeys.keyId(scheme, secret);
        if (scheme.key() == KeyFormat.PUBLIC_KEY) {
            return PublicKeys.read(scheme, id, new String(bytes, StandardCharsets.UTF_8));
        }
        return scheme.algorithm() == Algorithm.DIGEST
                ? new SignatureKey.OfDigest(id, scheme.hash(), bytes)
                : new SignatureKey.OfMac(
                        id, new MacKey(scheme.hash(), bytes), scheme.hash().length());
    }

    @Override
    public Verification verify(WebhookRequest request, Keys keys, long nowMillis) {
        var values = new Values(request, content.pointers());
        for (Map.Entry<String, String> required : scheme.required().entrySet()) {
            String value = values.read(new Ref.Header(required.getKey()));
            if (value == null) {
                return values.refusal();
            }
            if (!PublicText.same(value, required.getValue())) {
                return new Rejected(Reason.MALFORMED, "header " + required.getKey() + " is not what it has to be");
            }
        }
        SignatureItems.Found found = items.find(values);
        if (found == null) {
            return values.refusal();
        }
        ContentBuilder.Content signed = content.of(request, values, found.timestamp());
        if (signed == null) {
            return values.refusal();
        }
        Rejected refusal = scheme.timestamp().isPresent() ? freshness(signed.signedAt(), nowMillis) : null;
        if (refusal != null) {
            return refusal;
        }
        return found.candidates().isEmpty() ? malformed : compare(request, values, found, signed, keys, nowMillis);
    }

    private @Nullable Rejected freshness(long signedAt, long nowMillis) {
        if (signedAt == TimestampText.MALFORMED) {
            return new Rejected(Reason.MALFORMED, "the signed timestamp is missing or not of the documented form");
        }
        long age = nowMillis - signedAt;
        return age > pastMillis ? stale : -age > futureMillis ? future : null;
    }

    private Verification compare(
            WebhookRequest request,
            Values values,
            SignatureItems.Found found,
            ContentBuilder.Content signed,
            Keys keys,
            long nowMillis) {
        if (keys.noneCountsAt(nowMillis)) {
            return noSecret;
        }
        List<Integer> named = named(values, keys);
        if (named == null) {
            return values.refusal();
        }
        int match = -1;
        for (int number : named) {
            if (keys.countsAt(number, nowMillis)) {
                var key = (SignatureKey) keys.keys()[number];
                byte[] bytes = signed.bytes(key.secret());
                for (byte[] candidate : found.candidates()) {
                    boolean same =
                            (key.length() == 0 || key.length() == candidate.length) && key.matches(bytes, candidate);
                    match = same && match < 0 ? number : match;
                }
            }
        }
        if (named.isEmpty()) {
            return unknownKey;
        }
        return match < 0
                ? badSignature
                : new Verified(request, scheme, content.coverage(signed), signed.signedAt(), match);
    }

    /** Returns the numbers of the keys that the request means, or {@code null} if it does not say. */
    private @Nullable List<Integer> named(Values values, Keys keys) {
        String id = "";
        if (scheme.keyIdHeader().isPresent()) {
            id = values.read(new Ref.Header(scheme.keyIdHeader().get()));
            if (id == null) {
                return null;
            }
        }
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < keys.size(); i++) {
            if (PublicText.same(((SignatureKey) keys.keys()[i]).id(), id)) {
                numbers.add(i);
            }
        }
        return numbers;
    }
}
