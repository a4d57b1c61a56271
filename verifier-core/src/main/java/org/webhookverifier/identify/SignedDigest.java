package org.webhookverifier.identify;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.ContentPart;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.Headers;
import org.webhookverifier.verify.Verified;

/**
 * Derives the key of a delivery from what its signature covers, for providers that do not sign an id.
 *
 * <p>It is the SHA-256 of the body, preceded by the signed header values, each with its length. The timestamp is left out: a
 * retry is signed anew and still is the same delivery. Where a token proves the request, it is the SHA-256 of the body.
 */
final class SignedDigest {
    private SignedDigest() {}

    static String of(Verified verified, Item item) {
        MessageDigest digest = sha256();
        // Of several events in a body that is signed as a whole, each is told apart by its own bytes; a proof by code
        // that covers the
        // body otherwise says in what form, whatever form it came in.
        boolean ownBytes = item.isPart() && verified.coversBody();
        boolean canonical = verified.scheme() instanceof CodedScheme && !ownBytes;
        boolean signed = false;
        if (canonical || verified.scheme() instanceof SignatureScheme) {
            signed = verified.signedBesides().isPresent();
            verified.signedBesides().ifPresent(content -> add(digest, content));
        }
        if (verified.scheme() instanceof SignatureScheme scheme) {
            signed |= addHeaders(digest, scheme, verified.request().headers());
        }
        // A body that is not signed must not make a new delivery of an old one; where nothing is signed there is only
        // the body.
        boolean byBody = !signed || (verified.coversBody() && !canonical);
        if (byBody) {
            digest.update(item.request().body());
        }
        int number = byBody ? item.before() : item.position();
        if (number > 0) {
            digest.update(ByteBuffer.allocate(4).putInt(number).array());
        }
        return DeliveryKey.DIGEST_PREFIX
                + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }

    /** Adds the headers that are signed, and returns whether there are any. */
    private static boolean addHeaders(MessageDigest digest, SignatureScheme scheme, Headers headers) {
        boolean any = false;
        for (ContentPart part : scheme.content().parts()) {
            if (part instanceof ContentPart.Header header) {
                add(digest, headers.first(header.name()).orElse(""));
                any = true;
            } else if (part instanceof ContentPart.Id) {
                add(digest, scheme.idHeader().flatMap(headers::first).orElse(""));
                any = true;
            }
        }
        return any;
    }

    private static void add(MessageDigest digest, String value) {
        add(digest, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
