package org.webhookverifier.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.EventHandler;
import org.webhookverifier.models.github.PullRequestEvent;
import org.webhookverifier.models.slack.MessageEvent;
import org.webhookverifier.models.slack.ViewSubmission;
import org.webhookverifier.models.stripe.InvoicePaid;
import org.webhookverifier.source.Source;

/** An event without the object that it is about reaches the handler, which then says that no retry mends it. */
class MissingObjectTest {
    @Test
    void an_invoice_event_without_its_invoice_is_unprocessable() {
        refuses(InvoicePaid.class, "\"object\": {", "\"other\": {", (event, delivery) -> event.invoice());
    }

    @Test
    void a_pull_request_event_without_its_pull_request_is_unprocessable() {
        refuses(PullRequestEvent.class, "\"pull_request\":", "\"other\":", (event, delivery) -> event.pullRequest());
        refuses(
                PullRequestEvent.class,
                "\"head\":",
                "\"other\":",
                (event, delivery) -> event.pullRequest().head());
        refuses(PullRequestEvent.class, "\"repository\":", "\"other\":", (event, delivery) -> event.repository());
    }

    @Test
    void a_modal_without_its_view_is_unprocessable() {
        refuses(ViewSubmission.class, "\"view\":", "\"other\":", (event, delivery) -> event.view());
    }

    @Test
    void a_message_event_without_its_message_has_no_type_and_reaches_no_handler() {
        var sample = Sample.of(MessageEvent.class);
        var reception = new Reception(sample, Mapper.JACKSON_3);
        reception.receive(sample.body(sample.body().replace("\"event\":", "\"other\":")));
        assertThat(reception.events()).isEmpty();
    }

    private static <T> void refuses(Class<T> model, String field, String other, EventHandler<T> handler) {
        Sample sample = Sample.of(model);
        var receiver = WebhookReceiver.builder()
                .source(Source.of(sample.provider(), Sample.SECRET))
                .handler("only", model, handler)
                .build();
        String body = sample.body().replace(field, other);
        assertThat(body).isNotEqualTo(sample.body());
        Receipt receipt = receiver.receive(sample.provider(), sample.body(body).request());
        assertThat(receipt.answer().status()).isEqualTo(400);
        assertThat(receipt)
                .isInstanceOfSatisfying(
                        Receipt.Unreadable.class,
                        refused -> assertThat(refused.results())
                                .extracting(HandlerResult::status)
                                .containsExactly(Status.UNPROCESSABLE));
    }
}
