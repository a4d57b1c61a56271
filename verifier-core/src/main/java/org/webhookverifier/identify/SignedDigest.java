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
        // Of several events in a body that is signed as a whole, each is told apart by its own bytes.
        boolean canonical = verified.scheme() instanceof CodedScheme && !(item.isPart() && verified.coversBody());
        boolean byBody = verified.signedBesides().isEmpty() || (verified.coversBody() && !canonical);
        if (canonical || !(verified.scheme() instanceof CodedScheme)) {
            verified.signedBesides().ifPresent(signed -> add(digest, signed));
        }
        if (verified.scheme() instanceof SignatureScheme hmac) {
            Headers headers = verified.request().headers();
            for (ContentPart part : hmac.content().parts()) {
                if (part instanceof ContentPart.Header header) {
                    add(digest, headers.first(header.name()).orElse(""));
                } else if (part instanceof ContentPart.Id) {
                    add(digest, hmac.idHeader().flatMap(headers::first).orElse(""));
                }
            }
        }
        // A body that is not signed must not make a new delivery of an old one, nor may one that is signed in a
        // canonical
        // form and came in another; where nothing is signed there is only the body.
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
