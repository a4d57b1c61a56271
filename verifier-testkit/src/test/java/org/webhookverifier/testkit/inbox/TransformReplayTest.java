package org.webhookverifier.testkit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.inbox.Attempt;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.SettableClock;
import org.webhookverifier.testkit.WebhookSigner;
import org.webhookverifier.transform.Transform;

/** Deliveries that a broken transform could not reshape are kept as they came, and replayed when it is repaired. */
class TransformReplayTest {
    private static final String BODY =
            Shop.event("evt_1", "invoice.paid", ",\"customer\":\"canary-4711\",\"rate\":0.1000");

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final MemoryInboxStore store = new MemoryInboxStore(clock);
    private final WebhookSigner signer = WebhookSigner.of("stripe", Shop.SECRET).at(clock);
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Object> seen = new ArrayList<>();

    private WebhookReceiver receiver(Transform transform) {
        return WebhookReceiver.builder()
                .clock(clock)
                .source(Source.of("stripe", Shop.SECRET))
                .handler("tree", "stripe", "invoice.paid", Map.class, (tree, delivery) -> seen.add(tree.toString()))
                .transform(transform)
                .inbox(Inbox.on(store).startedByHand().listener(attempts::add))
                .build();
    }

    private void repaired(Transform broken, Transform repaired, String message) {
        long entry;
        try (var receiver = receiver(broken)) {
            Receipt receipt = receiver.receive("stripe", signer.sign(BODY));
            assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
            entry = ((Receipt.Accepted) receipt).entry();
            receiver.inbox().runDue();

            var found = receiver.inbox().find(entry).orElseThrow();
            assertThat(found.state()).isEqualTo(EntryState.DEAD);
            assertThat(found.toString()).doesNotContain("canary-4711");
            assertThat(receiver.inbox().delivery(entry).orElseThrow().body()).isEqualTo(BODY.getBytes(UTF_8));
            var result = attempts.get(0).results().get(0);
            assertThat(result.status()).isEqualTo(HandlerResult.Status.UNREADABLE);
            assertThat(result.error()).hasMessage(message);
        }
        try (var receiver = receiver(repaired)) {
            clock.advance(Duration.ofDays(1));
            receiver.inbox().replay(EntryQuery.all().states(EntryState.DEAD), "alice", "the transform is repaired");
            receiver.inbox().runDue();

            assertThat(receiver.inbox().find(entry).orElseThrow().state()).isEqualTo(EntryState.DONE);
        }
        assertThat(seen).containsExactly("{customer=canary-4711, rate=0.1000}");
    }

    @Test
    void an_expression_that_failed_is_repaired_and_the_dead_letter_replayed() {
        repaired(
                Transform.jsonata("short", "{'customer': $sum([customer])}"),
                Transform.jsonata("short", "{'customer': customer, 'rate': rate}"),
                "transform \"short\" fails at line 1, column 18 of its expression (T0412)");
    }

    @Test
    void a_function_that_failed_is_repaired_and_the_dead_letter_replayed() {
        repaired(
                Transform.of("short", tree -> {
                    throw new IllegalStateException(tree.toString());
                }),
                Transform.of("short", tree -> {
                    tree.keySet().retainAll(List.of("customer", "rate"));
                    return tree;
                }),
                "transform \"short\" threw java.lang.IllegalStateException");
    }
}
