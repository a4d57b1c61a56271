package org.webhookverifier.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.source.Source;

/** A receiver with one handler, which takes a model, and what the handler got. */
final class Reception {
    private final List<Object> events = new ArrayList<>();
    private final WebhookReceiver receiver;

    Reception(Sample sample, Mapper mapper) {
        receiver = WebhookReceiver.builder()
                .source(Source.of(sample.provider(), Sample.SECRET))
                .jsonMapper(mapper.mapper())
                .dedupStore(new Forgetful())
                .handler("only", sample.model(), (event, delivery) -> events.add(event))
                .build();
    }

    /** Signs and receives what the provider sends; each mapper has to give the same event. */
    static <T> T event(Class<T> model, Sample sample) {
        var events = new ArrayList<Object>();
        for (Mapper mapper : Mapper.values()) {
            var reception = new Reception(sample, mapper);
            Receipt receipt = reception.receive(sample);
            assertThat(receipt.outcome()).as(mapper + ": " + receipt.reason()).isEqualTo(Outcome.HANDLED);
            events.addAll(reception.events());
        }
        assertThat(events).hasSize(Mapper.values().length);
        assertThat(events.stream().distinct()).hasSize(1);
        return model.cast(events.get(0));
    }

    static <T> T event(Class<T> model) {
        return event(model, Sample.of(model));
    }

    /** Receives what may be a copy of what was received before. */
    Receipt receive(Sample sample) {
        events.clear();
        return receiver.receive(sample.provider(), sample.request());
    }

    /** Returns what the handler got of the last delivery. */
    List<Object> events() {
        return events;
    }

    /** Returns what the only handler made of a delivery that it did not get. */
    static HandlerResult.Status status(Receipt receipt) {
        return ((Receipt.Failed) receipt).results().get(0).status();
    }

    /** Takes every delivery for a new one, so that one receiver does for all variations of an event. */
    private static final class Forgetful implements DedupStore {
        @Override
        public Claim claim(DeliveryKey key, long fingerprint, Duration lease) {
            return new Claim.Claimed(1, Set.of());
        }

        @Override
        public boolean complete(DeliveryKey key, long token, Duration retention) {
            return true;
        }

        @Override
        public boolean release(DeliveryKey key, long token, Set<String> finished, Duration retention) {
            return true;
        }
    }
}
