package org.webhookverifier.jdbc.release;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.WebhookReceiverBuilder;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.RetryLater;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.inbox.ClaimRequest;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxBuilder;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.inbox.RetryPolicy;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.testkit.SettableClock;

/** The application that leaves deliveries in a database, in every state that there is. */
final class FirstShop {
    private static final Duration SOON = Duration.ofMillis(1);

    private final InboxStore store;
    private final WebhookReceiver receiver;
    private final WebhookReceiver shipping;

    FirstShop(InboxStore store) {
        this.store = store;
        receiver = receiver(store).build();
        shipping = receiver(store)
                .handler("shipping", "stripe", "order.shipped", Delivery.class, (event, delivery) -> {})
                .build();
    }

    @WebhookEvent(type = "order.placed", version = "1")
    record Placed(String id, String name) {}

    static InboxBuilder inbox(InboxStore store) {
        return Inbox.on(store)
                .startedByHand()
                .retry(RetryPolicy.DEFAULT.attempts(2).delays(SOON, 1, SOON))
                .lane("stripe", "/data/object/customer")
                .position("stripe", "/data/object/number");
    }

    private WebhookReceiverBuilder receiver(InboxStore store) {
        WebhookReceiverBuilder builder = WebhookReceiver.builder()
                .clock(SettableClock.at(Sent.AT))
                .inbox(inbox(store))
                .handlers(this)
                .handler("odd", "stripe", "order.odd '\\\u00df", Delivery.class, (event, delivery) -> {})
                .handler("issues", "github", "issues", Delivery.class, (event, delivery) -> {});
        for (SourceBuilder source : Sent.sources()) {
            builder.source(source);
        }
        return builder;
    }

    @WebhookHandler(name = "ledger")
    void book(Placed placed) {}

    @WebhookHandler(name = "mail to the buyer", type = "order.placed")
    void mail(Delivery delivery) {
        if (delivery.id().equals(Sent.HOPELESS.id())) {
            throw new Unprocessable("the buyer has no address: '\u00e9\\'");
        }
        if (delivery.id().equals(Sent.RETRIED.id())) {
            throw new RetryLater(Duration.ofHours(1));
        }
        if (Set.of(Sent.FAILED.id(), Sent.REPLAYED.id()).contains(delivery.id())) {
            throw new IllegalStateException("the post office is closed: '\u00e9\\'");
        }
    }

    /** Brings everything that was sent to where it is to stay. */
    void work() {
        for (Sent each : List.of(Sent.PURGED, Sent.DONE, Sent.BROKEN, Sent.FAILED, Sent.HOPELESS)) {
            accept(each);
            handle();
            if (each == Sent.PURGED) {
                ended(each, EntryState.DONE);
                while (store.purgeBodies("stripe", SOON, 1) == 0) {
                    Thread.onSpinWait();
                }
            }
        }
        ended(Sent.FAILED, EntryState.DEAD);
        accept(Sent.BURIED);
        receiver.inbox().bury(query(Sent.BURIED), "bob", "it was a test: '\u00e9\\'");
        accept(Sent.REPLAYED);
        handle();
        ended(Sent.REPLAYED, EntryState.DEAD);
        accept(Sent.NEWER);
        shipping.receive(Sent.SHIPPED.source(), Sent.SHIPPED.request());
        accept(Sent.FIFTH);
        accept(Sent.RETRIED);
        handle();
        accept(Sent.CLAIMED);
        store.claim(new ClaimRequest(Set.of("stripe"), 1, Duration.ofSeconds(1)));
        for (Sent each : List.of(Sent.BEHIND, Sent.FOURTH, Sent.ODD, Sent.ISSUE)) {
            accept(each);
        }
        store.accept(List.of(Sent.rare()));
        receiver.inbox().replay(query(Sent.REPLAYED), "alice", "the post office is open");
    }

    private void accept(Sent each) {
        Outcome outcome = receiver.receive(each.source(), each.request()).outcome();
        if (outcome != Outcome.ACCEPTED) {
            throw new IllegalStateException(each + " was not accepted, but is " + outcome);
        }
    }

    /** Handles what is due until nothing is that was due to be tried again soon. */
    private void handle() {
        while (receiver.inbox().runDue() > 0 || receiver.inbox().count(reason("handler")) > retried()) {
            Thread.onSpinWait();
        }
    }

    private long retried() {
        return store.find(Sent.RETRIED.key()).map(EntryInfo::reason).orElse("").equals("handler") ? 1 : 0;
    }

    private static EntryQuery reason(String reason) {
        return EntryQuery.all().states(EntryState.RECEIVED).reason(reason);
    }

    private EntryQuery query(Sent each) {
        return EntryQuery.id(store.find(each.key()).orElseThrow().id());
    }

    private void ended(Sent each, EntryState state) {
        EntryInfo entry = store.find(each.key()).orElseThrow();
        if (entry.state() != state) {
            throw new IllegalStateException(each + " is not " + state + ", but " + entry);
        }
    }
}
