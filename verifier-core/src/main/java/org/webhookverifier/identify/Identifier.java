package org.webhookverifier.identify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.json.Json;
import org.webhookverifier.json.JsonPointer;
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
    private final Supplier<Json> json;
    private final List<JsonPointer> pointers = new ArrayList<>();
    private final Fact id;
    private final Fact type;
    private final Fact version;
    private final Fact time;
    private final Greeter greeter;
    private final boolean mayBeForm;
    private final List<String> keptHeaders;

    /**
     * Prepares the identification of requests to a source.
     *
     * @param json asked only if the provider keeps a fact in JSON
     */
    public Identifier(Source source, Supplier<Json> json) {
        this.source = source;
        this.json = json;
        Provider provider = source.provider();
        Facts facts = provider.facts();
        id = new Fact("id", facts.id(), pointers);
        type = new Fact("event type", facts.type(), pointers);
        version = new Fact("version", facts.version(), pointers);
        time = new Fact("time", facts.time(), pointers);
        greeter = new Greeter(source, pointers);
        mayBeForm = !provider.payload().isEmpty() || namesForm(facts);
        keptHeaders = List.copyOf(source.headers());
    }

    /** Returns whether deliveries of the source can only be identified with a JSON library. */
    public boolean needsJson() {
        return !pointers.isEmpty();
    }

    /**
     * Returns the answer to a handshake that nothing proves, by its method, headers and query alone, or {@code null} if the request is
     * none.
     *
     * @throws UnidentifiableException if a value of it has not the provider's form
     */
    public @Nullable Answer greet(WebhookRequest head, String tenant, long nowMillis) {
        return greeter.greet(head, tenant, nowMillis, json);
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
        byte[] body = verified.request().body();
        Headers headers = verified.request().headers();
        Opened opened = Opened.of(verified.request(), mayBeForm, pointers, json);
        int idAt = id.place(headers, opened);
        int typeAt = type.place(headers, opened);
        int versionAt = version.place(headers, opened);
        String idValue = id.value(idAt, headers, opened);
        Provenance idFrom = id.provenance(idAt, verified);
        String versionValue = version.value(versionAt, headers, opened);
        var delivery = Delivery.builder(
                        key(verified, tenant, idValue, idFrom),
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
                greeter.answer(verified.request(), opened, tenant, receivedAt.toEpochMilli()),
                fingerprint(body));
    }

    private DeliveryKey key(Verified verified, String tenant, String idValue, Provenance idFrom) {
        boolean usable = idFrom == Provenance.SIGNED || (idFrom == Provenance.UNSIGNED && source.unsafeIdAsKey());
        return new DeliveryKey(source.name(), tenant, usable ? idValue : SignedDigest.of(verified));
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

    private static boolean namesForm(Facts facts) {
        var refs = new ArrayList<>(facts.id());
        refs.addAll(facts.type());
        refs.addAll(facts.version());
        refs.addAll(facts.time());
        return refs.stream().anyMatch(ref -> ref instanceof Ref.Form || ref instanceof Ref.FormJson);
    }

    // Only to notice another content under the same key; whoever can forge it holds the secret.
    private static long fingerprint(byte[] body) {
        var crc = new CRC32C();
        crc.update(body, 0, body.length);
        return (long) body.length << 32 | crc.getValue();
    }
}
