package org.webhookverifier.jdbc.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.WebhookReceiverBuilder;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.testkit.SettableClock;

/** The same application two versions of its model later, on the release of today. */
final class NextShop {
    private final List<String> calls = new ArrayList<>();

    @WebhookEvent(type = "order.placed", version = "3")
    record Placed(String id, String givenName, String familyName) {}

    @WebhookEvent(type = "order.placed", version = "2")
    record PlacedV2(String id, String full_name) {}

    @Upcast(type = "order.placed", from = "1", to = "2")
    static Map<String, Object> rename(Map<String, Object> first) {
        first.put("full_name", first.remove("name"));
        return first;
    }

    @Upcast
    static Placed split(PlacedV2 second) {
        int space = second.full_name().indexOf(' ');
        return new Placed(
                second.id(),
                second.full_name().substring(0, space),
                second.full_name().substring(space + 1));
    }

    WebhookReceiver receiver(InboxStore store) {
        WebhookReceiverBuilder builder = WebhookReceiver.builder()
                .clock(SettableClock.at(Sent.AT))
                .inbox(FirstShop.inbox(store))
                .handlers(this);
        for (SourceBuilder source : Sent.sources()) {
            builder.source(source);
        }
        return builder.build();
    }

    /** Returns which handlers have been called with what, in order, and forgets it. */
    List<String> calls() {
        List<String> called = List.copyOf(calls);
        calls.clear();
        return called;
    }

    @WebhookHandler(name = "ledger")
    void book(Placed placed) {
        calls.add("ledger " + placed.id() + " " + placed.familyName() + ", " + placed.givenName());
    }

    @WebhookHandler(name = "mail to the buyer", type = "order.placed")
    void mail(Delivery delivery) {
        calls.add("mail " + delivery.id());
    }

    @WebhookHandler(name = "shipping", type = "order.ship*")
    void ship(Delivery delivery) {
        calls.add("shipping " + delivery.id());
    }

    @WebhookHandler(name = "odd", type = "order.odd*")
    void odd(Delivery delivery) {
        calls.add("odd " + delivery.id());
    }

    @WebhookHandler(name = "issues", source = "github", type = "issues")
    void issue(Delivery delivery) {
        calls.add("issue " + delivery.unsignedHeaders().get("x-github-hook-id"));
    }
}
