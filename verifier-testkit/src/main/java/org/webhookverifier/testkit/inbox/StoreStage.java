package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.inbox.Acceptance;
import org.webhookverifier.inbox.ClaimRequest;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.HandlerState;
import org.webhookverifier.inbox.HandlerStates;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.inbox.NewEntry;

/** What the tests of stores have in common. */
interface StoreStage {
    String SOURCE = "shop";
    Duration LEASE = Duration.ofSeconds(60);
    Duration TICK = Duration.ofMillis(1);
    HandlerStates FINISHED = HandlerStates.NONE.with("Billing.paid", HandlerState.FINISHED);
    AtomicLong NONCES = new AtomicLong();

    /** Returns the store. */
    InboxStore store();

    /** Lets time pass for the store and all that share its entries. */
    void advance(Duration time);

    static Delivery delivery(String id) {
        return delivery(new DeliveryKey(SOURCE, "", id), "{\"id\":\"" + id + "\"}");
    }

    static Delivery delivery(DeliveryKey key, String body) {
        return Delivery.builder(key, "acme")
                .id(key.value(), Provenance.SIGNED)
                .type("order.created", Provenance.UNSIGNED)
                .version("2024-06-20", Provenance.ABSENT)
                .time(Instant.ofEpochMilli(1_700_000_000_123L), Provenance.SIGNED)
                .receivedAt(Instant.ofEpochMilli(1_700_000_001_456L))
                .unsignedHeaders(Map.of("X-Shop", "north", "X-Topic", "orders\nnew: line"))
                .body(body.getBytes(StandardCharsets.UTF_8), Provenance.SIGNED)
                .build();
    }

    static NewEntry entry(Delivery delivery) {
        return new NewEntry(
                delivery, delivery.bodyLength(), NONCES.incrementAndGet(), "", null, EntryState.RECEIVED, "");
    }

    static NewEntry entry(String id) {
        return entry(delivery(id));
    }

    static NewEntry inLane(String id, String lane, long position) {
        Delivery delivery = delivery(id);
        return new NewEntry(delivery, 1, NONCES.incrementAndGet(), lane, position, EntryState.RECEIVED, "");
    }

    /** Accepts deliveries and returns the numbers of their entries. */
    default List<Long> accept(NewEntry... entries) {
        return store().accept(List.of(entries)).stream().map(Acceptance::id).toList();
    }

    default long accept(String id) {
        return accept(entry(id)).get(0);
    }

    default List<ClaimedEntry> claim(int most) {
        return store().claim(new ClaimRequest(Set.of(SOURCE), most, LEASE));
    }

    default ClaimedEntry claimOne() {
        List<ClaimedEntry> claimed = claim(10);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    default List<String> claimedIds(int most) {
        return claim(most).stream().map(entry -> entry.delivery().id()).toList();
    }

    default boolean complete(Completion completion) {
        return store().complete(List.of(completion)).get(0);
    }

    default void done(ClaimedEntry entry) {
        assertThat(complete(Completion.done(entry, FINISHED, ""))).isTrue();
    }

    default EntryInfo info(long id) {
        return store().list(EntryQuery.id(id)).get(0);
    }

    default EntryState state(long id) {
        return info(id).state();
    }
}
