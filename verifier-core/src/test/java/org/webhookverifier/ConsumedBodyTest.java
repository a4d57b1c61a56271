package org.webhookverifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.request.BodyConsumedException;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Route;
import org.webhookverifier.source.Source;

class ConsumedBodyTest {
    private final List<Receipt> receipts = new ArrayList<>();
    private final WebhookReceiver receiver = WebhookReceiver.builder()
            .source(Source.of("slack", SignedRequests.SLACK_SECRET).bodyLimit(100))
            .listener(receipts::add)
            .build();
    private final Route route = receiver.route("/webhooks/slack").orElseThrow();

    @Test
    void a_declared_body_that_is_not_there_was_read_by_somebody_else() {
        Receipt receipt = receiver.receive(route, post("text/x\n${a}"), 5, InputStream.nullInputStream());

        assertThat(receipt.answer().status()).isEqualTo(500);
        assertThat(receipt.answer().body()).isEmpty();
        assertThat(receipt.reason()).isEqualTo("body_consumed");
        assertThat(((Receipt.Refused) receipt).detail())
                .isEqualTo("the body was read before it could be verified: the stream had ended already; content type"
                        + " text/x\\u000a\\u0024\\u007ba\\u007d");
        assertThat(receipts).containsExactly(receipt);
    }

    @Test
    void an_adapter_may_say_who_read_the_body() {
        Receipt receipt = receiver.receive(route, WebhookRequest.post("/").build(), -1, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new BodyConsumedException("a certain filter");
            }
        });
        assertThat(((Receipt.Refused) receipt).detail()).endsWith(": a certain filter; content type none");
        assertThat(receiver.admit(route, post("a"), 5, InputStream.nullInputStream()))
                .isInstanceOf(Admission.Answered.class);
    }

    @Test
    void half_a_body_and_an_empty_one_are_something_else() {
        assertThat(receiver.receive(route, post("a"), 5, new ByteArrayInputStream(new byte[4]))
                        .reason())
                .isEqualTo("broken_body");
        assertThat(receiver.receive(route, post("a"), 0, InputStream.nullInputStream())
                        .reason())
                .isEqualTo("missing_header");
        assertThat(receiver.receive(route, post("a"), 101, InputStream.nullInputStream())
                        .reason())
                .isEqualTo("too_large");
    }

    private static WebhookRequest post(String contentType) {
        return WebhookRequest.post("/").header("Content-Type", contentType).build();
    }
}
