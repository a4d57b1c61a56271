package org.webhookverifier.identify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Handshake;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.Reply;
import org.webhookverifier.provider.ReplyText;
import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.SecretStore;
import org.webhookverifier.source.Source;

/** One handshake of a source's provider, made ready. */
final class Greeting {
    private static final int MAX_LENGTH = 256;
    private static final String MAC = "HmacSHA256";

    private final Handshake handshake;
    private final Source source;
    private final Map<Ref, Fact> facts = new LinkedHashMap<>();

    /** Prepares a handshake; the pointers that it needs are added to those that are read anyway. */
    Greeting(Handshake handshake, Source source, List<JsonPointer> pointers) {
        this.handshake = handshake;
        this.source = source;
        for (Ref ref : handshake.refs()) {
            facts.put(ref, new Fact("handshake", List.of(ref), pointers));
        }
    }

    /** Returns whether it may be answered before anything is verified, for a request of the given method. */
    boolean isUnsigned(String method) {
        return !handshake.signed() && handshake.isOfHead() && handshake.method().equals(method);
    }

    /** Returns whether it may be looked for in the body of a request that nothing proves. */
    boolean bringsSecretInBody() {
        return !handshake.signed()
                && !handshake.isOfHead()
                && handshake.wholeBody().isEmpty();
    }

    /** Returns whether the body of a request that nothing proves is this handshake and nothing else. */
    boolean isWhole(WebhookRequest request) {
        return !handshake.wholeBody().isEmpty()
                && handshake.method().equals(request.method())
                && WholeBody.matches(handshake.wholeBody(), request.body());
    }

    /** Returns whether it is a verified request of the given method. */
    boolean isSigned(String method) {
        return handshake.signed() && handshake.method().equals(method);
    }

    /**
     * Returns the answer, or {@code null} if the request is none of this kind.
     *
     * @param key the key for a reply that proves the secret; {@code null} if there is none now
     * @throws UnidentifiableException if a value has not the provider's form
     */
    @Nullable
    Answer answer(Headers headers, Opened opened, String tenant, byte @Nullable [] key) {
        Ref when = handshake.when();
        if (when != null) {
            String value = value(when, headers, opened);
            boolean meant = handshake.equalTo().isEmpty()
                    ? !value.isEmpty()
                    : handshake.equalTo().equals(value);
            if (!meant) {
                return null;
            }
        }
        Ref guard = handshake.guard();
        if (guard != null && !isGuarded(value(guard, headers, opened))) {
            return null;
        }
        Ref keeps = handshake.keeps();
        return keeps == null || kept(value(keeps, headers, opened), tenant) ? reply(headers, opened, key) : null;
    }

    private boolean kept(String secret, String tenant) {
        return source.secretResolver().orElse(null) instanceof SecretStore store
                && store.keep(tenant, Secret.of(checked(secret, false)));
    }

    private boolean isGuarded(String given) {
        String token = source.settings().get(Handshake.VERIFY_TOKEN);
        return token != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private Answer reply(Headers headers, Opened opened, byte @Nullable [] key) {
        Reply reply = handshake.reply();
        int status = reply.status() == 0 ? source.provider().successStatus() : reply.status();
        var answered = new LinkedHashMap<String, String>();
        reply.headers().forEach((name, text) -> answered.put(name, fill(text, headers, opened, key)));
        String body = reply.json().isEmpty() ? fill(reply.text(), headers, opened, key) : json(headers, opened, key);
        if (!body.isEmpty()) {
            answered.put("Content-Type", reply.contentType());
            answered.put("X-Content-Type-Options", "nosniff");
        }
        return new Answer(status, answered, body.getBytes(StandardCharsets.UTF_8));
    }

    // Values hold nothing that JSON would have to escape.
    private String json(Headers headers, Opened opened, byte @Nullable [] key) {
        var text = new StringBuilder("{");
        handshake.reply().json().forEach((name, value) -> {
            text.append(text.length() == 1 ? "\"" : ",\"").append(name).append("\":");
            if (value instanceof ReplyText filled) {
                text.append('"').append(fill(filled, headers, opened, key)).append('"');
            } else {
                text.append(value);
            }
        });
        return text.append('}').toString();
    }

    private String fill(ReplyText text, Headers headers, Opened opened, byte @Nullable [] key) {
        var filled = new StringBuilder();
        for (ReplyText.Part part : text.parts()) {
            if (part instanceof ReplyText.Literal literal) {
                filled.append(literal.text());
            } else if (part instanceof ReplyText.Value value) {
                filled.append(checked(
                        value(value.ref(), headers, opened), handshake.reply().loose()));
            } else if (part instanceof ReplyText.Pair pair) {
                filled.append(KeyPair.of(value(pair.ref(), headers, opened), key));
            } else if (part instanceof ReplyText.Mac mac) {
                // Never loose: what is signed here could otherwise be an event.
                filled.append(mac(checked(value(mac.ref(), headers, opened), false), mac.encoding(), key));
            }
        }
        return filled.toString();
    }

    private String value(Ref ref, Headers headers, Opened opened) {
        Fact fact = facts.get(ref);
        return fact == null ? "" : fact.value(fact.place(headers, opened), headers, opened);
    }

    private static String mac(String token, Encoding encoding, byte @Nullable [] key) {
        if (key == null) {
            throw new UnidentifiableException("there is no secret to answer the handshake with");
        }
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            byte[] bytes = mac.doFinal(token.getBytes(StandardCharsets.US_ASCII));
            return encoding == Encoding.HEX
                    ? HexFormat.of().formatHex(bytes)
                    : Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no usable " + MAC, e);
        }
    }

    private static String checked(String value, boolean loose) {
        boolean known = !value.isEmpty() && value.length() <= MAX_LENGTH;
        for (int i = 0; known && i < value.length(); i++) {
            char c = value.charAt(i);
            known = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0;
            known |= loose && c >= ' ' && c <= '~' && "<>&\"'\\".indexOf(c) < 0;
        }
        if (!known) {
            throw new UnidentifiableException(
                    "the handshake's value is not of 1 to 256 letters, digits, '-', '_' and '.'");
        }
        return value;
    }
}
