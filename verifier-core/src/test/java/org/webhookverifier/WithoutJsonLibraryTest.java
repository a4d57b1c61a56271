package org.webhookverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Source;
import org.webhookverifier.transform.Transform;

/** An application without any JSON library: only models need one. */
@Tag("no-json")
class WithoutJsonLibraryTest {
    private static final String EVENT = "{\"id\":\"evt_1\",\"type\":\"invoice.paid\",\"data\":{\"amount\":1}}";

    private final List<Object> seen = new ArrayList<>();

    private WebhookReceiverBuilder builder() {
        return WebhookReceiver.builder().source(Source.of("stripe", SignedRequests.STRIPE_SECRET));
    }

    @Test
    void identifies_by_the_body_and_hands_over_deliveries_and_maps() {
        var receiver = builder()
                .fallback("delivery", (delivery, same) -> seen.add(delivery.id()))
                .handler("map", "stripe", "invoice.paid", Map.class, (map, delivery) -> seen.add(map.get("data")))
                .build();

        assertThat(receiver.receive("stripe", SignedRequests.stripe(EVENT, Instant.now()))
                        .outcome())
                .isEqualTo(Outcome.HANDLED);
        String other = EVENT.replace("evt_1", "evt_2").replace("paid", "sent");
        assertThat(receiver.receive("stripe", SignedRequests.stripe(other, Instant.now()))
                        .outcome())
                .isEqualTo(Outcome.HANDLED);
        assertThat(seen).containsExactly(Map.of("amount", 1), "evt_2");
    }

    @Test
    void transforms_reshape_maps() {
        var receiver = builder()
                .handler("map", "stripe", "invoice.paid", Map.class, (map, delivery) -> seen.add(map))
                .transform(Transform.jsonata("flatten", "{'id': id, 'amount': data.amount}"))
                .build();

        assertThat(receiver.receive("stripe", SignedRequests.stripe(EVENT, Instant.now()))
                        .outcome())
                .isEqualTo(Outcome.HANDLED);
        assertThat(seen).containsExactly(Map.of("id", "evt_1", "amount", 1));
    }

    @Test
    void refuses_what_is_not_strict_json() {
        var receiver = builder()
                .fallback("delivery", (delivery, same) -> seen.add(delivery))
                .build();

        String twice = EVENT.replace("\"type\"", "\"\\u0069d\"");
        assertThat(receiver.receive("stripe", SignedRequests.stripe(twice, Instant.now()))
                        .outcome())
                .isEqualTo(Outcome.UNREADABLE);
        assertThat(seen).isEmpty();
    }

    @Test
    void says_at_start_up_that_a_model_needs_one() {
        record Invoice(String id) {}
        var models = builder().handler("model", "stripe", "invoice.paid", Invoice.class, (invoice, delivery) -> {});

        assertThatThrownBy(models::build)
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("There is no JSON library on the class path");
    }
}
