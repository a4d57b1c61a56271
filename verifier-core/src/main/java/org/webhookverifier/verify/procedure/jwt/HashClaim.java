package org.webhookverifier.verify.procedure.jwt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.procedure.Finding;

/** Wants a claim to be the SHA-256 of something in the request. */
final class HashClaim implements ClaimCheck {
    private final String name;
    private final Encoding encoding;
    private final boolean absentWhenEmpty;
    private final Function<WebhookRequest, byte[]> hashed;
    private final Finding.Refused missing;
    private final Finding.Refused wrong;

    private HashClaim(
            String name, Encoding encoding, boolean absentWhenEmpty, Function<WebhookRequest, byte[]> hashed) {
        this.name = name;
        this.encoding = encoding;
        this.absentWhenEmpty = absentWhenEmpty;
        this.hashed = hashed;
        missing = new Finding.Refused(Reason.MALFORMED, "the token has no claim " + name);
        wrong = new Finding.Refused(Reason.BAD_SIGNATURE, "the claim " + name + " is the hash of something else");
    }

    /**
     * Wants the hash of the body.
     *
     * @param absentWhenEmpty whether there is no such claim, and must be none, if the body is empty
     */
    static HashClaim ofBody(String name, Encoding encoding, boolean absentWhenEmpty) {
        return new HashClaim(name, encoding, absentWhenEmpty, WebhookRequest::body);
    }

    /** Wants the hash of a text that the request makes. */
    static HashClaim ofText(String name, Encoding encoding, Function<WebhookRequest, String> text) {
        return new HashClaim(
                name, encoding, false, request -> text.apply(request).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Finding.@Nullable Refused refusal(Claims claims, WebhookRequest request, long nowMillis) {
        byte[] bytes = hashed.apply(request);
        if (absentWhenEmpty && bytes.length == 0) {
            return claims.has(name) ? wrong : null;
        }
        String stated = claims.text(name);
        if (stated == null) {
            return missing;
        }
        return MessageDigest.isEqual(sha256(bytes), decode(stated)) ? null : wrong;
    }

    private byte[] decode(String text) {
        try {
            return switch (encoding) {
                case HEX -> HexFormat.of().parseHex(text);
                case BASE64 -> Base64.getDecoder().decode(text);
                case BASE64URL -> Base64.getUrlDecoder().decode(text);
            };
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
