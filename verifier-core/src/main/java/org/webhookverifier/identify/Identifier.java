package org.webhookverifier.identify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.json.JsonPointers;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.provider.Facts;
import org.webhookverifier.provider.Handshake;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.request.Headers;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Verified;

/** Tells which delivery a verified request to a source is. The key is a function of signed material alone, unless the source opts out. */
public final class Identifier {
    private static final int MAX_ECHO_LENGTH = 256;

    private final Source source;
    private final JsonPointers pointers;
    private final Fact id;
    private final Fact type;
    private final Fact version;
    private final Fact time;
    private final List<Fact> handshakeWhen = new ArrayList<>();
    private final List<Fact> handshakeEcho = new ArrayList<>();
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
        for (Handshake handshake : provider.handshakes()) {
            handshakeWhen.add(new Fact("handshake", List.of(handshake.when()), pointers));
            handshakeEcho.add(new Fact("handshake's value", List.of(handshake.echo()), pointers));
        }
        this.pointers = JsonPointers.of(pointers);
        mayBeForm = !provider.payload().isEmpty() || namesForm(facts);
        keptHeaders = List.copyOf(source.headers());
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
        Opened opened = Opened.of(body, mayBeForm, pointers);
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
                delivery.build(), opened.payload(body, source.provider()), echo(headers, opened), fingerprint(body));
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

    private @Nullable String echo(Headers headers, Opened opened) {
        List<Handshake> handshakes = source.provider().handshakes();
        for (int i = 0; i < handshakes.size(); i++) {
            Fact when = handshakeWhen.get(i);
            if (handshakes.get(i).equalTo().equals(when.value(when.place(headers, opened), headers, opened))) {
                Fact echo = handshakeEcho.get(i);
                return checked(echo.value(echo.place(headers, opened), headers, opened));
            }
        }
        return null;
    }

    private static String checked(String echo) {
        boolean known = !echo.isEmpty() && echo.length() <= MAX_ECHO_LENGTH;
        for (int i = 0; known && i < echo.length(); i++) {
            char c = echo.charAt(i);
            known = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0;
        }
        if (!known) {
            throw new UnidentifiableException(
                    "the handshake's value is not of 1 to 256 letters, digits, '-', '_' and '.'");
        }
        return echo;
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
