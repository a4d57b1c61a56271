package org.webhookverifier.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.SecretKeys;

/** Checks tokens and passwords in a header. */
final class TokenCheck implements Check {
    private static final byte[] MALFORMED = {};

    private final TokenScheme scheme;
    private final @Nullable SingleHeader header;
    private final List<JsonPointer> pointers;
    private final Rejected malformed;
    private final Rejected noSecret;
    private final Rejected badToken;

    TokenCheck(TokenScheme scheme) {
        this.scheme = scheme;
        header = scheme.at() instanceof Ref.Header place ? new SingleHeader(place.name()) : null;
        pointers = scheme.at() instanceof Ref.Json json ? List.of(json.pointer()) : List.of();
        String name = header == null ? "the place of the token" : "header " + header.name;
        malformed = new Rejected(Reason.MALFORMED, name + " does not have the documented form");
        noSecret = new Rejected(Reason.NO_SECRET, "no secret for " + name + " counts at the moment");
        badToken = new Rejected(Reason.BAD_TOKEN, "the token in " + name + " is wrong");
    }

    @Override
    public Key key(Secret secret) {
        return TokenKey.of(SecretKeys.bytes(scheme, secret));
    }

    @Override
    public boolean isTimed() {
        return false;
    }

    @Override
    public Verification verify(WebhookRequest request, Keys keys, long nowMillis) {
        if (header == null) {
            var values = new Values(request, pointers);
            String value = values.read(scheme.at());
            return value == null ? values.refusal() : judge(request, value, keys, nowMillis);
        }
        int at = header.find(request.headers());
        return at < 0 ? header.refusal(at) : judge(request, request.headers().value(at), keys, nowMillis);
    }

    private Verification judge(WebhookRequest request, String value, Keys keys, long nowMillis) {
        byte[] token = token(value);
        if (token.length == 0) {
            return malformed;
        }
        if (keys.noneCountsAt(nowMillis)) {
            return noSecret;
        }
        byte[] given = TokenKey.blind(token);
        int match = -1;
        for (int i = keys.size() - 1; i >= 0; i--) {
            boolean same = MessageDigest.isEqual(((TokenKey) keys.keys()[i]).digest(), given);
            match = same && keys.countsAt(i, nowMillis) ? i : match;
        }
        return match < 0 ? badToken : Verified.withoutTime(request, scheme, match);
    }

    private byte[] token(String value) {
        return switch (scheme.form()) {
            case PLAIN -> bytes(value, 0);
            case BEARER -> credentials(value, "bearer ");
            case BASIC -> basic(value);
        };
    }

    private static byte[] credentials(String value, String form) {
        if (value.length() <= form.length()) {
            return MALFORMED;
        }
        for (int i = 0; i < form.length(); i++) {
            char c = value.charAt(i);
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != form.charAt(i)) {
                return MALFORMED;
            }
        }
        return bytes(value, form.length());
    }

    private static byte[] basic(String value) {
        byte[] text = credentials(value, "basic ");
        if (text.length == 0) {
            return MALFORMED;
        }
        byte[] room = new byte[text.length];
        int length = Signatures.base64(value, value.length() - text.length, value.length(), room, false);
        return length < 0 ? MALFORMED : Arrays.copyOf(room, length);
    }

    // Servers hand over each byte of a header as one character.
    private static byte[] bytes(String value, int start) {
        for (int i = start; i < value.length(); i++) {
            if (value.charAt(i) > 255) {
                return MALFORMED;
            }
        }
        return value.substring(start).getBytes(StandardCharsets.ISO_8859_1);
    }
}
