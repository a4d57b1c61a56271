package org.webhookverifier.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.benchmarks.Producers.Round;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.inbox.NewEntry;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/** Ways to make deliveries durable. */
final class AcceptSides {
    private static final int GROUP = 64;

    private AcceptSides() {}

    /**
     * Returns a receiver whose only worker is busy with the first delivery as long as it lives: what is measured is acceptance
     * alone, as it is for those who insert a row and leave it there.
     */
    static WebhookReceiver busyReceiver(InboxStore store) {
        var never = new CountDownLatch(1);
        return WebhookReceiver.builder()
                .source(Source.of("stripe", Deliveries.SECRET))
                .inbox(Inbox.on(store)
                        .workers(1)
                        .handlerTimeout(Duration.ofHours(1))
                        .grace(Duration.ZERO))
                .fallback("busy", (event, delivery) -> never.await())
                .build();
    }

    /** Requests go through the receiver: they are verified, identified, and written by the inbox's one writer. */
    static InboxSide receiver(InboxStore store, Producers producers, int count) {
        WebhookReceiver receiver = busyReceiver(store);
        return new InboxSide() {
            private WebhookRequest[] requests = {};

            @Override
            public String title() {
                return "receiver with inbox";
            }

            @Override
            public void prepare() {
                requests = EventNumbers.requests(count);
            }

            @Override
            public Round run() throws Exception {
                return producers.run(count, (thread, number) -> {
                    Outcome outcome =
                            receiver.receive("stripe", requests[number]).outcome();
                    if (outcome != Outcome.ACCEPTED) {
                        throw new IllegalStateException("A delivery was not kept: " + outcome);
                    }
                });
            }

            @Override
            public void close() {
                receiver.close();
            }
        };
    }

    /** One thread gives the store as many deliveries at once as there are producers. */
    static InboxSide store(InboxStore store, int count) {
        return new InboxSide() {
            private List<List<NewEntry>> groups = List.of();

            @Override
            public String title() {
                return "store alone, groups of " + GROUP;
            }

            @Override
            public void prepare() {
                groups = groups(count, GROUP);
            }

            @Override
            public Round run() {
                long start = System.nanoTime();
                groups.forEach(store::accept);
                return new Round(count, System.nanoTime() - start, 0);
            }
        };
    }

    /** A row and a commit for each. */
    static InboxSide rows(RowPerDelivery rows, Producers producers, int count) {
        return new InboxSide() {
            private EventNumbers.Event[] events = {};

            @Override
            public String title() {
                return "a row per transaction";
            }

            @Override
            public void prepare() {
                events = EventNumbers.next(count);
            }

            @Override
            public Round run() throws Exception {
                return producers.run(
                        count, (thread, number) -> rows.insert(events[number].id(), events[number].body()));
            }

            @Override
            public void close() throws Exception {
                rows.close();
            }
        };
    }

    /** Returns new entries in groups. */
    static List<List<NewEntry>> groups(int count, int size) {
        List<List<NewEntry>> groups = new ArrayList<>();
        for (int done = 0; done < count; done += size) {
            List<NewEntry> group = new ArrayList<>();
            for (int i = done; i < Math.min(count, done + size); i++) {
                group.add(entry(EventNumbers.next(), i));
            }
            groups.add(group);
        }
        return groups;
    }

    private static NewEntry entry(EventNumbers.Event event, int nonce) {
        var delivery = Delivery.builder(new DeliveryKey("stripe", "", event.id()), "stripe")
                .id(event.id(), Provenance.SIGNED)
                .type("invoice.paid", Provenance.SIGNED)
                .body(event.body(), Provenance.SIGNED)
                .build();
        return new NewEntry(delivery, nonce, nonce, "", null, EntryState.RECEIVED, "");
    }
}
