package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Next;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.SettableClock;
import org.webhookverifier.testkit.WebhookSigner;

/** An order that waits for its payment: one outcome, whatever comes first, twice or too late. */
class AwaitTest {
    private static final String SECRET = "whsec_of_the_waiting";
    private static final Duration DAY = Duration.ofDays(1);

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final MemoryInboxStore store = new MemoryInboxStore(clock);
    private final WebhookSigner signer = WebhookSigner.of("stripe", SECRET).at(clock);
    private final List<String> calls = new ArrayList<>();
    private WebhookReceiver receiver = receiver();

    @WebhookEvent(type = "order.paid")
    record Paid(String order) {}

    @WebhookEvent(type = "order.unpaid")
    record Unpaid(String order) {}

    private WebhookReceiver receiver() {
        return WebhookReceiver.builder()
                .clock(clock)
                .source(Source.of("stripe", SECRET))
                .handlers(this)
                .inbox(Inbox.on(store).startedByHand())
                .build();
    }

    @WebhookHandler(name = "order", type = "ordered")
    Next ordered(Map<String, Object> event) {
        String order = (String) event.get("order");
        return Next.await("payment", order).within(DAY).then(new Paid(order)).otherwise(new Unpaid(order));
    }

    @WebhookHandler(name = "payment", type = "charged")
    Next charged(Map<String, Object> event) {
        return Next.signal("payment", (String) event.get("order"));
    }

    @WebhookHandler(name = "paid")
    void paid(Paid event, Delivery delivery) {
        calls.add("paid " + event.order());
        assertThat(delivery.trace().orElseThrow().awaited().inTime()).isTrue();
    }

    @WebhookHandler(name = "unpaid")
    void unpaid(Unpaid event) {
        calls.add("unpaid " + event.order());
    }

    private void send(String id, String type, String order) {
        receiver.receive(
                "stripe", signer.sign("{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"order\":\"" + order + "\"}"));
    }

    private void run() {
        receiver.inbox().runDue();
    }

    private void restart() {
        receiver = receiver();
    }

    private List<String> open() {
        return receiver
                .inbox()
                .list(EntryQuery.all().states(EntryState.RECEIVED, EntryState.PARKED, EntryState.DEAD))
                .stream()
                .map(EntryInfo::type)
                .toList();
    }

    private void endsAs(String... outcome) {
        clock.advance(DAY.plusSeconds(1));
        run();
        clock.advance(DAY.plusSeconds(1));
        run();
        assertThat(calls).containsExactly(outcome);
        assertThat(open()).isEmpty();
    }

    @Test
    void in_order() {
        send("a", "ordered", "1");
        run();
        assertThat(calls).isEmpty();
        assertThat(open()).containsExactly("order.paid", "order.unpaid");
        send("b", "charged", "1");
        run();
        endsAs("paid 1");
    }

    @Test
    void the_later_one_first() {
        send("b", "charged", "1");
        run();
        clock.advance(Duration.ofDays(3));
        send("a", "ordered", "1");
        run();
        endsAs("paid 1");
    }

    @Test
    void the_later_one_twice() {
        send("a", "ordered", "1");
        send("b", "charged", "1");
        send("b", "charged", "1");
        send("b2", "charged", "1");
        run();
        send("b3", "charged", "1");
        run();
        endsAs("paid 1");
    }

    @Test
    void the_first_one_twice() {
        send("a", "ordered", "1");
        send("a", "ordered", "1");
        run();
        receiver.inbox().replay(EntryQuery.all().type("ordered"), "alice", "once more");
        run();
        send("b", "charged", "1");
        run();
        endsAs("paid 1");
    }

    @Test
    void never() {
        send("a", "ordered", "1");
        run();
        clock.advance(DAY.minusMillis(1));
        run();
        assertThat(calls).isEmpty();
        clock.advance(Duration.ofMillis(1));
        run();
        endsAs("unpaid 1");
    }

    @Test
    void after_the_deadline() {
        send("a", "ordered", "1");
        run();
        clock.advance(DAY);
        run();
        send("b", "charged", "1");
        run();
        endsAs("unpaid 1");
    }

    @Test
    void after_the_deadline_that_nobody_has_noticed() {
        send("a", "ordered", "1");
        run();
        clock.advance(DAY);
        send("b", "charged", "1");
        run();
        endsAs("unpaid 1");
    }

    @Test
    void with_restarts_between_all_steps() {
        send("a", "ordered", "1");
        restart();
        run();
        restart();
        send("b", "charged", "1");
        restart();
        run();
        restart();
        endsAs("paid 1");
    }

    @Test
    void only_what_belongs_together_meets() {
        send("a1", "ordered", "1");
        send("a2", "ordered", "2");
        send("b2", "charged", "2");
        run();
        endsAs("paid 2", "unpaid 1");
    }

    @Test
    void waiting_takes_time() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Next.await("a", "b").within(Duration.ZERO).then("c").otherwise("d"));
        assertThatIllegalArgumentException().isThrownBy(() -> Next.event("a", Duration.ofSeconds(-1)));
    }
}
