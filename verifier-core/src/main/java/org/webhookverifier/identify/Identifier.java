package org.webhookverifier.identify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.form.FormText;
import org.webhookverifier.json.JsonElements;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.json.JsonPointers;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.provider.Facts;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Verified;

/** Tells which delivery a verified request to a source is. The key is a function of signed material alone, unless the source opts out. */
public final class Identifier {
    private final Source source;
    private final JsonPointers pointers;
    private final Fact id;
    private final Fact type;
    private final Fact version;
    private final Fact time;
    private final Greeter greeter;
    private final boolean mayBeForm;
    private final List<String> keptHeaders;

    /** Prepares the identification of requests to a source. */
    public Identifier(Source source) {
        this.source = source;
        var pointers = new ArrayList<JsonPointer>();
        Provider provider = source.provider();
        Facts facts = provider.facts();
        id = new Fact("id", facts.id(), pointers);
        type = new Fact("event type", facts.type(), pointers);
        version = new Fact("version", facts.version(), pointers);
        time = new Fact("time", facts.time(), pointers);
        greeter = new Greeter(source, pointers);
        this.pointers = JsonPointers.of(pointers);
        mayBeForm = !provider.payload().isEmpty() || namesForm(provider);
        keptHeaders = List.copyOf(source.headers());
    }

    /**
     * Returns the answer to a handshake that nothing proves, by its method, headers and query alone, or {@code null} if the request is
     * none.
     *
     * @throws UnidentifiableException if a value of it has not the provider's form
     */
    public @Nullable Answer greet(WebhookRequest head, String tenant, long nowMillis) {
        return greeter.greet(head, tenant, nowMillis);
    }

    /**
     * Returns the answer to a handshake that nothing proves, by its body: one that brings a secret, or is all that its body says; or
     * {@code null} if the request is none.
     *
     * @param unsigned whether the request carries no signature at all
     * @throws UnidentifiableException if a value of it has not the provider's form
     */
    public @Nullable Answer greetUnproved(WebhookRequest request, boolean unsigned, Greeter.Moment moment) {
        Answer answer = unsigned ? greeter.answerWhole(request) : null;
        if (answer != null || !greeter.mayBringSecret()) {
            return answer;
        }
        try {
            Opened opened = Opened.of(request, mayBeForm, pointers);
            return greeter.keep(request, opened, moment.tenant(), moment.nowMillis());
        } catch (UnreadableJsonException e) {
            // Nothing proves the request, so that it stays refused for that, whatever its body is.
            return null;
        }
    }

    /** Returns what answers handshakes. */
    public Greeter greeter() {
        return greeter;
    }

    /**
     * Identifies a request.
     *
     * @throws UnreadableJsonException if a body that has to be JSON is refused
     * @throws UnidentifiableException if a fact is ambiguous or too long, or a handshake has not the provider's form
     */
    public Identified identify(Verified verified, String tenant, Instant receivedAt) {
        return identify(verified, Item.whole(verified.request()), tenant, receivedAt);
    }

    /**
     * Returns the events of a request that holds several, or {@code null} if it is one itself.
     *
     * @throws UnreadableJsonException if a body that has to be JSON is refused
     */
    public @Nullable List<byte[]> items(WebhookRequest request) {
        Ref place = source.provider().items().orElse(null);
        if (place instanceof Ref.Json json) {
            return JsonElements.of(request.body(), json.pointer());
        }
        if (place == null) {
            return null;
        }
        var form = FormText.read(request.body());
        if (form == null) {
            return null;
        }
        String field = place instanceof Ref.FormJson inner ? inner.field() : ((Ref.Form) place).field();
        JsonPointer pointer = place instanceof Ref.FormJson inner ? inner.pointer() : new JsonPointer(List.of());
        return form.get(field) instanceof String text
                ? JsonElements.of(text.getBytes(StandardCharsets.UTF_8), pointer)
                : null;
    }

    /**
     * Identifies one event of a request.
     *
     * @throws UnreadableJsonException if an event that has to be JSON is refused
     * @throws UnidentifiableException if a fact is ambiguous or too long
     */
    public Identified identify(Verified whole, Item part, String tenant, Instant receivedAt) {
        Verified verified = whole.item(part.position());
        // An event that is signed by itself is the same one wherever it stands.
        Item item = verified == whole ? part : new Item(part.request(), 0, 0);
        byte[] body = item.request().body();
        Headers headers = item.request().headers();
        Opened opened = Opened.of(item.request(), mayBeForm && !item.isPart(), pointers);
        int idAt = id.place(headers, opened);
        int typeAt = type.place(headers, opened);
        int versionAt = version.place(headers, opened);
        String idValue = id.value(idAt, headers, opened);
        Provenance idFrom = id.provenance(idAt, verified);
        String versionValue = version.value(versionAt, headers, opened);
        var delivery = Delivery.builder(
                        key(verified, item, tenant, id.isOfRequest(idAt) && item.isPart() ? "" : idValue, idFrom),
                        source.provider().id())
                .id(idValue, idAt < 0 ? Provenance.DERIVED : idFrom)
                .type(type.value(typeAt, headers, opened), type.provenance(typeAt, verified))
                .version(versionValue, version.provenance(versionAt, verified))
                .receivedAt(receivedAt)
                .body(body, verified.coversBody() ? Provenance.SIGNED : Provenance.UNSIGNED)
                .unsignedHeaders(kept(headers));
        addTime(delivery, verified, opened);
        return new Identified(
                delivery.build(),
                opened.payload(body, source.provider()),
                greeter.answer(item.request(), opened, tenant, receivedAt.toEpochMilli()),
                fingerprint(body));
    }

    /**
     * Returns what can be said of a verified request that cannot be read: its bytes, under a key of the signed ones.
     *
     * @return without payload and handshake
     */
    public Identified unreadable(Verified verified, Item part, String tenant, Instant receivedAt) {
        Verified whole = verified.item(part.position());
        byte[] body = part.request().body();
        var key = new DeliveryKey(source.name(), tenant, SignedDigest.of(whole, part));
        var delivery = Delivery.builder(key, source.provider().id())
                .receivedAt(receivedAt)
                .body(body, whole.coversBody() ? Provenance.SIGNED : Provenance.UNSIGNED)
                .unsignedHeaders(kept(part.request().headers()));
        return new Identified(delivery.build(), null, null, fingerprint(body));
    }

    /** Returns what models are bound to, of a delivery that was identified before. */
    public @Nullable Payload payload(Delivery delivery) {
        byte[] body = delivery.body();
        return Opened.ofBody(body, mayBeForm).payload(body, source.provider());
    }

    private DeliveryKey key(Verified verified, Item item, String tenant, String idValue, Provenance idFrom) {
        boolean signed = idFrom == Provenance.SIGNED || (idFrom == Provenance.UNSIGNED && source.unsafeIdAsKey());
        boolean usable = signed && !idValue.isEmpty();
        return new DeliveryKey(source.name(), tenant, usable ? idValue : SignedDigest.of(verified, item));
    }

    private void addTime(Delivery.Builder delivery, Verified verified, Opened opened) {
        Headers headers = verified.request().headers();
        int at = time.place(headers, opened);
        Instant stated = EventTime.read(time.value(at, headers, opened));
        if (stated != null) {
            delivery.time(stated, time.provenance(at, verified));
        } else {
            verified.signedAt().ifPresent(signedAt -> delivery.time(signedAt, Provenance.SIGNED));
        }
    }

    private Map<String, String> kept(Headers headers) {
        if (keptHeaders.isEmpty()) {
            return Map.of();
        }
        var kept = new HashMap<String, String>();
        for (String name : keptHeaders) {
            int at = headers.find(name, 0);
            if (at >= 0) {
                kept.put(name, headers.value(at));
            }
        }
        return kept;
    }

    private static boolean namesForm(Provider provider) {
        Facts facts = provider.facts();
        var refs = new ArrayList<>(facts.id());
        refs.addAll(facts.type());
        refs.addAll(facts.version());
        refs.addAll(facts.time());
        provider.items().ifPresent(refs::add);
        return refs.stream().anyMatch(ref -> ref instanceof Ref.Form || ref instanceof Ref.FormJson);
    }

    /**
     * Returns a number computed from a body, only to notice another content under the same key; whoever can forge it holds the
     * secret.
     */
    public static long fingerprint(byte[] body) {
        var crc = new CRC32C();
        crc.update(body, 0, body.length);
        return (long) body.length << 32 | crc.getValue();
    }
}
