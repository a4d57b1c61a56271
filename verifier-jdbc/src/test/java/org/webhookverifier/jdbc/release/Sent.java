package org.webhookverifier.jdbc.release;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.NewEntry;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.testkit.WebhookSigner;

/**
 * The requests whose deliveries are in the databases of earlier releases. What is here is not changed any more, for the databases hold what
 * was made of it; what a later release wants besides is added at the end.
 */
enum Sent {
    /** Was handled. */
    DONE(order("done", "1")),
    /** Was handled, and has lost its body. */
    PURGED(order("purged", "1")),
    /** Is signed, but no JSON. */
    BROKEN("{\"id\":\"evt_broken\",\"type\":\"order.placed\","),
    /** One of its handlers finished, the other failed as often as it may. */
    FAILED(order("failed", "1")),
    /** One of its handlers finished, the other said that it never will. */
    HOPELESS(order("hopeless", "1")),
    /** Was buried before a handler ran. */
    BURIED(order("buried", "1")),
    /** One of its handlers finished, the other failed, and it was replayed; it waits. */
    REPLAYED(order("replayed", "1")),
    /** Is of a version that was too new. */
    NEWER(order("newer", "2").replace("\"name\"", "\"full_name\"")),
    /** Is of a type that had no handler any more. */
    SHIPPED(order("shipped", "1").replace("order.placed", "order.shipped")),
    /** The fifth of its lane, which was done. */
    FIFTH(inLane("fifth", "anna", 5)),
    /** One of its handlers finished, the other asked for a later time; it keeps its lane waiting. */
    RETRIED(inLane("retried", "bert", 1)),
    /** Was with a worker that died. */
    CLAIMED(order("claimed", "1")),
    /** Waits behind another one of its lane. */
    BEHIND(inLane("behind", "bert", 2)),
    /** Waits, and is older than what was done in its lane. */
    FOURTH(inLane("fourth", "anna", 4)),
    /** Waits, and has characters that mean something to databases, or take more than two bytes. */
    ODD("{\"id\":\"evt_'\\\"\\\\%_\u00e9\ud83d\ude00\",\"type\":\"order.odd '\\\\\u00df\","
            + "\"api_version\":\"1\",\"data\":{\"object\":{\"customer\":\"'\u00e9\\\\\",\"number\":-9}}}"),
    /** Waits, has nothing signed but its body, and headers that are kept. */
    ISSUE("{\"action\":\"opened\",\"title\":\"\u00e9\"}");

    /** When all of it was sent. */
    static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final String SECRET = "whsec_of_what_was_sent";

    private final String body;

    Sent(String body) {
        this.body = body;
    }

    static SourceBuilder[] sources() {
        return new SourceBuilder[] {Source.of("stripe", SECRET), Source.of("github", SECRET)};
    }

    static Stream<Sent> all() {
        return Stream.of(values());
    }

    String source() {
        return this == ISSUE ? "github" : "stripe";
    }

    /** Returns what is given to the store itself: no sender gets characters into it that not every database can keep. */
    static NewEntry rare() {
        Delivery delivery = Delivery.builder(new DeliveryKey("stripe", "", "evt_\u0000\ud800\u001a"), "stripe")
                .id("evt_\u0000", Provenance.UNSIGNED)
                .type("order.odd \u0000", Provenance.DERIVED)
                .time(AT.plusNanos(123_456_789), Provenance.ABSENT)
                .receivedAt(AT.plusNanos(987_654_321))
                .unsignedHeaders(Map.of("", "", "a\nb", "c\u0000\u001ad\ud800"))
                .body("{}".getBytes(StandardCharsets.UTF_8), Provenance.SIGNED)
                .build();
        return new NewEntry(delivery, -1, Long.MIN_VALUE, "\u0000\ud800", null, EntryState.RECEIVED, "");
    }

    /** Returns the event id of those that have one without odd characters. */
    String id() {
        return id(name().toLowerCase(Locale.ROOT));
    }

    /** Returns what makes its delivery the same, for those with a signed id. */
    DeliveryKey key() {
        return new DeliveryKey(source(), "", id());
    }

    WebhookRequest request() {
        WebhookSigner signer = WebhookSigner.of(source(), SECRET).at(AT);
        return this == ISSUE
                ? signer.id("72d3162e-cc78-11e3-81ab-4c9367dc0958")
                        .type("issues")
                        .header("X-GitHub-Hook-ID", "42 \\ 'x'")
                        .header("X-GitHub-Hook-Installation-Target-Type", "repository")
                        .sign(body)
                : signer.sign(body);
    }

    private static String id(String name) {
        return "evt_" + name;
    }

    private static String order(String name, String version) {
        return "{\"id\":\"" + id(name) + "\",\"type\":\"order.placed\",\"api_version\":\"" + version
                + "\",\"created\":1767225599,\"name\":\"Ada Lovelace\"}";
    }

    private static String inLane(String name, String customer, int number) {
        return order(name, "1")
                .replace(
                        "\"name\"",
                        "\"data\":{\"object\":{\"customer\":\"" + customer + "\",\"number\":" + number + "}},\"name\"");
    }
}
