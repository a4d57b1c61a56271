package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.WebhookReceiverBuilder;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.inbox.Attempt;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxBuilder;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.SettableClock;
import org.webhookverifier.testkit.WebhookSigner;

/** A receiver with an inbox in memory whose workers are this thread, and somebody who signs. */
final class Shop {
    static final String SECRET = "whsec_test_of_the_shop";

    final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    final MemoryInboxStore store = new MemoryInboxStore(clock);
    final List<Attempt> attempts = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    private final WebhookSigner signer = WebhookSigner.of("stripe", SECRET).at(clock);
    private final WebhookReceiverBuilder builder =
            WebhookReceiver.builder().clock(clock).source(Source.of("stripe", SECRET));
    private WebhookReceiver receiver;

    /** What a handler does. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    /** Opens a shop whose handlers note their calls and then do as told. */
    Shop handler(String name, String type, Step step) {
        builder.handler(name, "stripe", type, Delivery.class, (event, delivery) -> {
            calls.add(name + " " + delivery.id());
            step.run();
        });
        return this;
    }

    /** Adds another source of the same sender. */
    Shop other(String name) {
        builder.source(Source.named(name).provider("stripe").secrets(SECRET));
        builder.handler(
                name, name, "invoice.paid", Delivery.class, (event, delivery) -> calls.add(name + " " + delivery.id()));
        return this;
    }

    /** Adds a source of GitHub, which can send forms that hold JSON. */
    Shop form(String name, String secret) {
        builder.source(Source.named(name).provider("github").secrets(secret));
        builder.fallback(name, (event, delivery) -> calls.add(name + " " + delivery.id()));
        return this;
    }

    Shop handlers(Object... handlers) {
        builder.handlers(handlers);
        return this;
    }

    Shop open() {
        return open(inbox -> inbox);
    }

    Shop open(UnaryOperator<InboxBuilder> settings) {
        return open(store, settings);
    }

    Shop open(InboxStore inboxStore, UnaryOperator<InboxBuilder> settings) {
        receiver = builder.inbox(
                        settings.apply(Inbox.on(inboxStore).startedByHand().listener(attempts::add)))
                .build();
        return this;
    }

    WebhookReceiver receiver() {
        return receiver;
    }

    Inbox inbox() {
        return receiver.inbox();
    }

    Receipt receive(String body) {
        return receiver.receive("stripe", signer.sign(body));
    }

    Receipt receive(String source, String body) {
        return receiver.receive(source, signer.sign(body));
    }

    /** Receives an event that is accepted, and returns the number of its entry. */
    long accept(String id, String type) {
        Receipt receipt = receive(event(id, type, ""));
        assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
        return ((Receipt.Accepted) receipt).entry();
    }

    long accept(String id, String type, String more) {
        return ((Receipt.Accepted) receive(event(id, type, more))).entry();
    }

    static String event(String id, String type, String more) {
        return "{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"api_version\":\"2024-06-20\"" + more + "}";
    }

    int runDue() {
        return inbox().runDue();
    }

    int runAfter(Duration time) {
        clock.advance(time);
        return runDue();
    }

    EntryInfo entry(long id) {
        return inbox().find(id).orElseThrow();
    }

    EntryState state(long id) {
        return entry(id).state();
    }

    Attempt lastAttempt() {
        return attempts.get(attempts.size() - 1);
    }

    long count(EntryState state) {
        return inbox().count(EntryQuery.all().states(state));
    }
}
