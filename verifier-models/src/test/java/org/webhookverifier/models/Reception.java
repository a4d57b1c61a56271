package org.webhookverifier.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.source.Source;

/** A receiver with one handler, which takes a model, and what the handler got. */
final class Reception {
    private final List<Object> events = new ArrayList<>();
    private final WebhookReceiver receiver;

    Reception(Sample sample, Mapper mapper) {
        receiver = WebhookReceiver.builder()
                .source(Source.of(sample.provider(), Sample.SECRET))
                .jsonMapper(mapper.mapper())
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

    Receipt receive(Sample sample) {
        return receiver.receive(sample.provider(), sample.request());
    }

    List<Object> events() {
        return events;
    }

    /** Returns what the only handler made of a delivery that it did not get. */
    static HandlerResult.Status status(Receipt receipt) {
        return ((Receipt.Failed) receipt).results().get(0).status();
    }
}
