package org.webhookverifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

@Tag("json")
class BatchTest {
    private static final String SECRET = "s3cret";
    private static final String TWO =
            "{\"events\":[ {\"id\":\"a\",\"type\":\"t.one\"} ,{\"id\":\"b\", \"type\":\"t.two\"}]}";

    private final List<Delivery> handled = new ArrayList<>();
    private final List<Receipt> told = new ArrayList<>();
    private String failing = "";

    @Test
    void each_event_of_a_request_is_a_delivery_with_a_key_and_bytes_of_its_own() {
        Receipt receipt = receive(receiver("json:/events", "json:/id"), TWO);

        assertThat(receipt).isInstanceOf(Receipt.Batch.class);
        assertThat(receipt.answer().status()).isEqualTo(200);
        assertThat(handled).extracting(Delivery::id).containsExactly("a", "b");
        assertThat(handled).extracting(Delivery::type).containsExactly("t.one", "t.two");
        assertThat(handled)
                .extracting(delivery -> new String(delivery.body(), UTF_8))
                .containsExactly("{\"id\":\"a\",\"type\":\"t.one\"}", "{\"id\":\"b\", \"type\":\"t.two\"}");
        assertThat(told).extracting(Receipt::outcome).containsExactly(Outcome.HANDLED, Outcome.HANDLED);
    }

    @Test
    void one_bad_event_neither_fails_nor_runs_the_others_again() {
        WebhookReceiver receiver = receiver("json:/events", "json:/id");
        failing = "a";

        Receipt first = receive(receiver, TWO);
        assertThat(first.answer().status()).isEqualTo(500);
        assertThat(first.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(handled).extracting(Delivery::id).containsExactly("b");

        failing = "";
        assertThat(receive(receiver, TWO).answer().status()).isEqualTo(200);
        assertThat(handled).extracting(Delivery::id).containsExactly("b", "a");
        assertThat(receive(receiver, TWO).answer().status()).isEqualTo(200);
        assertThat(handled).hasSize(2);
    }

    @Test
    void an_event_whose_id_is_no_text_is_unreadable_alone() {
        Receipt receipt = receive(
                receiver("json:/events", "json:/id"),
                "{\"events\":[{\"id\":\"" + "x".repeat(2000) + "\"},{\"id\":\"b\"}]}");

        assertThat(receipt.answer().status()).isEqualTo(400);
        assertThat(handled).extracting(Delivery::id).containsExactly("b");
    }

    @Test
    void events_without_an_id_are_told_apart_by_their_bytes_and_equal_ones_by_their_number() {
        WebhookReceiver receiver = receiver("json:", "json:/none");
        String three = "[{\"n\":1},{\"n\":2},{\"n\":1}]";

        receive(receiver, three);
        assertThat(handled).hasSize(3);
        assertThat(handled.stream().map(delivery -> delivery.key().value()).distinct())
                .hasSize(3);

        receive(receiver, three);
        receive(receiver, "[{\"n\":2}]");
        assertThat(handled).hasSize(3);
    }

    @Test
    void an_id_in_a_header_is_not_that_of_each_event() {
        WebhookReceiver receiver = receiver("json:", "header:X-Id");

        var request = WebhookRequest.post("/webhooks/acme")
                .header("X-Id", "one")
                .header("X-Acme-Signature", SignedRequests.hex(SECRET, "one.[{\"n\":1},{\"n\":2}]".getBytes(UTF_8)))
                .body("[{\"n\":1},{\"n\":2}]".getBytes(UTF_8))
                .build();

        assertThat(receiver.receive("acme", request).answer().status()).isEqualTo(200);
        assertThat(handled).hasSize(2);
    }

    @Test
    void a_form_field_may_hold_the_events() {
        WebhookReceiver receiver = receiver("form:mandrill_events", "json:/_id");

        receive(receiver, "mandrill_events=%5B%7B%22_id%22%3A%221%22%7D%2C%7B%22_id%22%3A%222%22%7D%5D");

        assertThat(handled).extracting(Delivery::id).containsExactly("1", "2");
    }

    @Test
    void a_request_without_the_array_is_one_delivery_and_an_empty_array_is_none() {
        WebhookReceiver receiver = receiver("json:/events", "json:/id");

        receive(receiver, "{\"id\":\"single\"}");
        assertThat(handled).extracting(Delivery::id).containsExactly("single");
        assertThat(receive(receiver, "{\"events\":[]}").answer().status()).isEqualTo(200);
        assertThat(handled).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"events\":[{\"id\":\"a\"}],\"x\":}",
                "{\"events\":[{\"id\":\"a\"}]} x",
                "{\"events\":[{\"id\":\"a\"}],\"events\":[]}",
                "{\"events\":[{\"id\":\"a\"},{\"id\":1,\"id\":2}]}",
            })
    void a_request_that_is_not_sound_as_a_whole_runs_none_of_its_events(String body) {
        assertThat(receive(receiver("json:/events", "json:/id"), body).answer().status())
                .isEqualTo(400);
        assertThat(handled).isEmpty();
    }

    @Test
    void where_a_header_is_signed_and_the_body_is_not_another_body_is_no_other_delivery() {
        var receiver = WebhookReceiver.builder()
                .source(Source.named("acme")
                        .provider(Provider.builder("acme")
                                .scheme(SignatureScheme.header("X-Acme-Signature")
                                        .content("v1.{header:X-Token}")
                                        .bodyUnsigned())
                                .build())
                        .secrets(SECRET))
                .fallback("all", (delivery, same) -> handled.add(delivery))
                .build();
        for (String body : List.of("{}", "{\"other\":1}")) {
            receiver.receive(
                    "acme",
                    WebhookRequest.post("/webhooks/acme")
                            .header("X-Token", "t1")
                            .header("X-Acme-Signature", SignedRequests.hex(SECRET, "v1.t1".getBytes(UTF_8)))
                            .body(body.getBytes(UTF_8))
                            .build());
        }

        assertThat(handled).hasSize(1);
    }

    @Test
    void too_many_events_are_refused_as_a_whole() {
        WebhookReceiver receiver = receiver("json:", "json:/id");

        assertThat(receive(receiver, "[" + "1,".repeat(10_000) + "1]").answer().status())
                .isEqualTo(400);
        assertThat(handled).isEmpty();
    }

    private Receipt receive(WebhookReceiver receiver, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        return receiver.receive(
                "acme",
                WebhookRequest.post("/webhooks/acme")
                        .header("X-Acme-Signature", SignedRequests.hex(SECRET, bytes))
                        .body(bytes)
                        .build());
    }

    private WebhookReceiver receiver(String items, String id) {
        var scheme = SignatureScheme.header("X-Acme-Signature");
        if (id.startsWith("header:")) {
            scheme.content("{id}.{body}").idHeader("X-Id");
        }
        return WebhookReceiver.builder()
                .source(Source.named("acme")
                        .provider(Provider.builder("acme")
                                .scheme(scheme)
                                .items(items)
                                .id(id)
                                .type("json:/type")
                                .payload("form:mandrill_events")
                                .build())
                        .secrets(SECRET))
                .fallback("all", (delivery, same) -> {
                    if (delivery.id().equals(failing)) {
                        throw new IllegalStateException("not now");
                    }
                    handled.add(delivery);
                })
                .listener(told::add)
                .build();
    }
}
