package org.webhookverifier.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.admit.MemoryDedupStore;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.Mutation;
import org.webhookverifier.testkit.SettableClock;
import org.webhookverifier.testkit.WebhookSigner;

/** The contract's flood of forged requests over HTTP, ten times as many and straight at the receiver. */
class ForgedFloodTest {
    private static final int FORGED = 10_000;

    @ParameterizedTest
    @ValueSource(strings = {"stripe", "github", "slack", "shopify", "standard-webhooks"})
    void forged_requests_leave_nothing_behind_and_the_real_one_runs(String provider) {
        var clock = SettableClock.at("2026-01-01T00:00:00Z");
        var store = MemoryDedupStore.builder().clock(clock).build();
        var handled = new TreeMap<String, Integer>();
        String secret = provider.startsWith("standard") ? "whsec_Zm9yZ2VkLWZsb29kLXNlY3JldA==" : "forged-flood-secret";
        Source source = Source.of(provider, secret).build();
        var receiver = WebhookReceiver.builder()
                .source(source)
                .clock(clock)
                .dedupStore(store)
                .fallback("count", (event, delivery) -> handled.merge(delivery.id(), 1, Integer::sum))
                .build();
        WebhookSigner signer = WebhookSigner.of(source).at(clock);
        String body = "{\"id\":\"future\",\"event_id\":\"future\"}";
        for (int i = 0; i < FORGED; i++) {
            var receipt = receiver.receive(provider, signer.sign(body, Mutation.flippedSignatureBit(i)));
            assertThat(receipt.outcome()).isEqualTo(Outcome.REJECTED);
        }
        assertThat(store.ids()).isZero();
        assertThat(receiver.receive(provider, signer.sign(body)).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(handled).isEqualTo(Map.of(handled.firstKey(), 1));
        assertThat(store.ids()).isEqualTo(1);
    }
}
