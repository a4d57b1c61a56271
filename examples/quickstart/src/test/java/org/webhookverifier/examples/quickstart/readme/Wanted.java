package org.webhookverifier.examples.quickstart.readme;

import java.util.ArrayList;
import java.util.List;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.filter.Filter;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.source.Source;
import org.webhookverifier.subscription.Subscriptions;
import org.webhookverifier.subscription.Target;

/** What the docs show of filters and subscriptions, between the marks. */
final class Wanted {
    private final List<String> booked = new ArrayList<>();

    List<String> booked() {
        return booked;
    }

    // snippet
    @WebhookHandler(name = "booking", type = "invoice.*")
    void book(Delivery delivery) {
        booked.add(delivery.id());
    }
    // end

    WebhookReceiver receiver(Source stripe, InboxStore store) {
        // snippet
        Filter worthBooking = Filter.value("/data/object/amount_due")
                .atLeast(1)
                .and(Filter.not(Filter.value("/data/object/status").in("draft", "void")));
        var receiver = WebhookReceiver.builder()
                .source(stripe)
                .handlers(this)
                .filter("stripe", Filter.value("/livemode").equalTo(true))
                .filterHandler("booking", worthBooking)
                .inbox(store)
                .build();
        // end
        return receiver;
    }

    static void maintenance(WebhookReceiver receiver) {
        // snippet
        Subscriptions subscriptions = receiver.subscriptions();
        subscriptions.pause(Target.handler("booking"), "alice", "the ledger is being moved");
        subscriptions.unsubscribe(Target.type("stripe", "invoice.updated"), "bob", "nobody reads them");

        subscriptions.resume(Target.handler("booking"), "alice", "it is there");
        // end
    }
}
