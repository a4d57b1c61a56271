package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Part;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;

/** For every provider of the catalogue: what the proof does not cover never makes a new delivery of an old one. */
class KeyPropertyTest {
    /** Proofs that cover nothing of what was delivered, so that only the body tells two deliveries apart, and why. */
    private static final Map<String, String> COVERING_NO_CONTENT = Map.of(
            "atlassian-connect", "its token is of method, path and query",
            "google-pubsub", "its token is of the audience and the account",
            "azure-event-grid-entra", "its token is of the audience and the application",
            "microsoft-graph", "its token is that of the subscription",
            "monday", "its token is of the URL");

    /** Proofs that do not cover the body and still refuse most others, and why. */
    private static final Map<String, String> BOUND_LOOSELY =
            Map.of("paypal", "its proof covers a checksum of the body; ChecksumTest writes another of the same");

    /** Providers a repeated attempt of which is another delivery, and why. */
    private static final Map<String, String> NEW_WITH_EACH_ATTEMPT = Map.of(
            "plaid", "two notifications may be the same but for the time",
            "linear", "its body holds the time of the attempt, and its id is not signed");

    private static final class Receiving {
        private final CatalogueCase each;
        private final List<Delivery> handled = new ArrayList<>();
        private final WebhookReceiver receiver;

        Receiving(CatalogueCase each) {
            this.each = each;
            receiver = WebhookReceiver.builder()
                    .source(each.setup().source())
                    .clock(each.setup().clock())
                    .fallback("any", (event, delivery) -> handled.add(delivery))
                    .build();
        }

        Receipt receive(WebhookRequest request) {
            return single(receiver.receive(each.setup().source().name(), request));
        }

        DeliveryKey handles(WebhookRequest request) {
            int before = handled.size();
            assertThat(receive(request).outcome()).as("%s", request).isEqualTo(Outcome.HANDLED);
            assertThat(handled).hasSize(before + 1);
            return handled.get(before).key();
        }

        // Each of the requests holds one event, also where it could hold several.
        private static Receipt single(Receipt receipt) {
            return receipt instanceof Receipt.Batch batch ? batch.receipts().get(0) : receipt;
        }

        /** Requires that a request is refused or known. */
        void doesNotHandle(DeliveryKey key, WebhookRequest request, String what) {
            int before = handled.size();
            Receipt receipt = receive(request);
            assertThat(handled).as(what).hasSize(before);
            assertThat(receipt.outcome()).as(what).isNotIn(Outcome.HANDLED, Outcome.IGNORED, Outcome.FAILED);
            receipt.verifiedDelivery()
                    .ifPresent(delivery -> assertThat(delivery.key()).as(what).isEqualTo(key));
        }
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void no_header_makes_a_new_delivery_of_an_old_one(CatalogueCase each) {
        var receiving = new Receiving(each);
        WebhookRequest sound = each.sign("a1");
        DeliveryKey key = receiving.handles(sound);

        Headers headers = sound.headers();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i);
            receiving.doesNotHandle(
                    key,
                    HeaderLines.of(sound).change(name, value -> value + "1").in(sound),
                    name + " changed");
            receiving.doesNotHandle(key, HeaderLines.of(sound).remove(name).in(sound), name + " gone");
            receiving.doesNotHandle(
                    key, HeaderLines.of(sound).add(name, "another").in(sound), name + " twice");
        }
        for (String name : List.of("X-Request-Id", "Idempotency-Key", "Webhook-Id", "X-Any", "Content-Encoding")) {
            if (!HeaderLines.of(sound).has(name)) {
                receiving.doesNotHandle(
                        key, HeaderLines.of(sound).add(name, "new").in(sound), name + " added");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void no_parameter_makes_a_new_delivery_of_an_old_one(CatalogueCase each) {
        var receiving = new Receiving(each);
        WebhookRequest sound = each.sign("a1");
        DeliveryKey key = receiving.handles(sound);

        var more = new ArrayList<>(List.of("any=1", "id=2", "data.id=3", "event_id=4"));
        for (Ref ref : each.provider().facts().id()) {
            if (ref instanceof Ref.Query query) {
                more.add(query.name() + "=5");
            }
        }
        String target = sound.target();
        for (String parameter : more) {
            String joined = target + (target.indexOf('?') < 0 ? "?" : "&") + parameter;
            receiving.doesNotHandle(key, WireText.target(sound, joined), parameter);
        }
        if (target.indexOf('?') >= 0) {
            receiving.doesNotHandle(key, WireText.target(sound, target + "1"), "last parameter changed");
            receiving.doesNotHandle(key, WireText.target(sound, target.substring(0, target.indexOf('?'))), "no query");
        }
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void a_captured_request_under_another_unsigned_id_is_a_duplicate(CatalogueCase each) {
        var receiving = new Receiving(each);
        WebhookRequest sound = each.sign("a1");
        DeliveryKey key = receiving.handles(sound);

        assertThat(receiving.receive(sound).outcome()).isEqualTo(Outcome.DUPLICATE);
        boolean unsigned = receiving.handled.get(0).provenance(Part.ID) == Provenance.UNSIGNED;
        for (Ref ref : each.provider().facts().id()) {
            if (unsigned
                    && ref instanceof Ref.Header header
                    && HeaderLines.of(sound).has(header.name())) {
                WebhookRequest renamed = HeaderLines.of(sound)
                        .change(header.name(), id -> id + "1")
                        .in(sound);
                Receipt receipt = receiving.receive(renamed);

                assertThat(receipt.outcome()).isEqualTo(Outcome.DUPLICATE);
                assertThat(receipt.verifiedDelivery().orElseThrow().key()).isEqualTo(key);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void what_is_not_signed_of_a_body_makes_no_new_delivery(CatalogueCase each) {
        if (each.scheme() instanceof TokenScheme
                || each.verified().coversBody()
                || BOUND_LOOSELY.containsKey(each.provider().id())
                || COVERING_NO_CONTENT.containsKey(each.provider().id())) {
            return;
        }
        var receiving = new Receiving(each);
        WebhookRequest sound = each.sign("a1");
        DeliveryKey key = receiving.handles(sound);
        int refused = 0;
        String text = new String(sound.body(), ISO_8859_1);
        for (String body : text.startsWith("{")
                ? List.of(
                        text.replaceFirst("\\{", "{\"zz\":1,"),
                        text.replaceFirst("}$", ",\"id2\":\"2\"}"),
                        text + " ",
                        text.replace("\"k\":\"v\"", "\"k\":\"w\""))
                : List.of(text + "&zz=1", "zz=1&" + text)) {
            WebhookRequest changed = sound.withBody(body.getBytes(ISO_8859_1));
            receiving.doesNotHandle(key, changed, body);
            refused += receiving.receive(changed).outcome() == Outcome.DUPLICATE ? 0 : 1;
        }
        if (text.startsWith("{")) {
            assertThat(refused)
                    .as("refused: the change was meant to be allowed")
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void another_delivery_of_the_same_second_is_not_taken_for_the_first(CatalogueCase each) {
        var receiving = new Receiving(each);

        assertThat(receiving.handles(each.sign("a1"))).isNotEqualTo(receiving.handles(each.sign("b2")));
    }

    @ParameterizedTest
    @MethodSource("org.webhookverifier.testkit.CatalogueCase#all")
    void a_repeated_attempt_that_is_signed_anew_is_a_duplicate(CatalogueCase each) {
        var receiving = new Receiving(each);
        receiving.handles(each.sign("a1"));
        each.setup().clock().advance(Duration.ofSeconds(2));

        boolean fresh = NEW_WITH_EACH_ATTEMPT.containsKey(each.provider().id());
        assertThat(receiving.receive(each.sign("a1")).outcome()).isEqualTo(fresh ? Outcome.HANDLED : Outcome.DUPLICATE);
    }
}
