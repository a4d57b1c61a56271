package org.webhookverifier.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.delivery;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;
import static org.webhookverifier.dispatch.Deliveries.json;
import static org.webhookverifier.dispatch.Deliveries.onlyStatus;
import static org.webhookverifier.dispatch.Deliveries.outcomes;
import static org.webhookverifier.dispatch.Deliveries.send;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.identify.Payload;

/** Steps that mix trees and models, that are shared by types and providers, and that fail. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class UpcastFormsTest {
    private final List<Object> events = new ArrayList<>();

    @WebhookEvent(
            type = {PAID, "invoice.voided"},
            version = "v3")
    record Invoice(List<String> lines) {
        @Upcast(from = "v2")
        static Invoice from(Map<String, Object> old) {
            @SuppressWarnings("unchecked")
            var lines = (List<String>) old.get("lines");
            lines.add("from v2");
            return new Invoice(lines);
        }

        @Upcast(to = "v2")
        static Map<String, Object> toTree(Old old) {
            return Map.of("lines", List.of(old.line()));
        }
    }

    @WebhookEvent(
            type = {PAID, "invoice.voided"},
            version = "v1")
    record Old(String line) {}

    @Test
    void mixes_models_and_trees_and_gives_each_step_a_tree_that_it_may_change() {
        var dispatcher = dispatcher()
                .handler("a", Invoice.class, (event, delivery) -> events.add(event))
                .build();
        send(dispatcher, "v1", "{\"line\":\"tea\"}");
        send(dispatcher, "v2", "{\"lines\":[\"tea\"]}");
        assertThat(events).containsOnly(new Invoice(List.of("tea", "from v2"))).hasSize(2);
    }

    @Test
    void applies_to_all_types_that_the_models_share_and_to_forms() {
        var dispatcher = dispatcher()
                .handler("a", Invoice.class, (event, delivery) -> events.add(event))
                .build();
        var form = new Payload.Fields(Map.of("lines", List.of("tea")));
        dispatcher.dispatch(delivery("own", "invoice.voided", "v2", ""), form, Set.of());
        assertThat(events).containsExactly(new Invoice(List.of("tea", "from v2")));
    }

    @WebhookEvent(type = PAID, version = "2", provider = "stripe")
    record OfStripe(String by) {
        @Upcast(from = "1")
        static OfStripe from(Map<String, Object> old) {
            return new OfStripe("stripe");
        }
    }

    @WebhookEvent(type = PAID, version = "2", provider = "github")
    record OfGithub(String by) {
        @Upcast(from = "1")
        static OfGithub from(Map<String, Object> old) {
            return new OfGithub("github");
        }
    }

    @Test
    void keeps_the_steps_of_two_providers_apart() {
        var dispatcher = dispatcher()
                .handler("a", OfStripe.class, (event, delivery) -> events.add(event.by()))
                .handler("b", OfGithub.class, (event, delivery) -> events.add(event.by()))
                .build();
        dispatcher.dispatch(delivery("billing", PAID, "1", "{}"), json("{}"), Set.of());
        dispatcher.dispatch(delivery("code", PAID, "1", "{}"), json("{}"), Set.of());
        assertThat(events).containsExactly("stripe", "github");
    }

    @WebhookEvent(type = PAID, version = "2025-01", provider = "stripe")
    record Dated(String by) {
        @Upcast(type = PAID, from = "2024-01", to = "2025-01", provider = "stripe")
        static Map<String, Object> renamed(Map<String, Object> old) {
            old.put("by", old.remove("from"));
            return old;
        }
    }

    @WebhookEvent(type = PAID, version = "2024-07", provider = "github")
    record DatedOtherwise(String by) {}

    @Test
    void keeps_a_step_between_trees_to_the_provider_that_it_names() {
        var dispatcher = dispatcher()
                .handler("a", Dated.class, (event, delivery) -> events.add(event.by()))
                .handler("b", DatedOtherwise.class, (event, delivery) -> events.add("github " + event.by()))
                .build();
        dispatcher.dispatch(delivery("billing", PAID, "2024-01", "{}"), json("{\"from\":\"stripe\"}"), Set.of());
        dispatcher.dispatch(delivery("code", PAID, "2024-07", "{}"), json("{\"by\":\"itself\"}"), Set.of());
        assertThat(events).containsExactly("stripe", "github itself");
    }

    @Test
    void knows_a_class_that_was_given_only_as_an_older_model() {
        var dispatcher = dispatcher()
                .handlers(ClassWithSteps.class)
                .handler("a", Newest.class, (event, delivery) -> events.add(event.step()))
                .build();
        send(dispatcher, "5", "{\"step\":\"given\"}");
        assertThat(events).containsExactly("given, stepped");
    }

    @WebhookEvent(type = PAID, version = "6")
    record Newest(String step) {}

    static final class ClassWithSteps {
        @Upcast(type = PAID, from = "5", to = "6")
        static Map<String, Object> step(Map<String, Object> old) {
            old.merge("step", ", stepped", (text, more) -> text + "" + more);
            return old;
        }
    }

    @WebhookEvent(type = PAID, version = "2")
    record Fragile(String text) {
        @Upcast(from = "1")
        static Fragile from(Map<String, Object> old) throws Exception {
            return switch ((String) old.getOrDefault("text", "")) {
                case "null" -> null;
                case "interrupt" -> throw new InterruptedException();
                case "error" -> throw new StackOverflowError();
                default -> new Fragile("" + Long.parseLong((String) old.get("text")));
            };
        }
    }

    @Test
    void names_the_step_that_threw_but_keeps_nothing_of_the_payload() {
        HandlerResult result = fragile("{\"text\":\"4111 1111\"}");
        assertThat(result.status()).isEqualTo(Status.UNREADABLE);
        assertThat(result.error())
                .isInstanceOf(UndecodableException.class)
                .hasMessage("upcast org.webhookverifier.decode.UpcastFormsTest.Fragile.from from 1 to 2 threw"
                        + " java.lang.NumberFormatException")
                .hasNoCause();
        assertThat(result.error().getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("from"));
    }

    @Test
    void names_the_step_that_returned_null() {
        HandlerResult result = fragile("{\"text\":\"null\"}");
        assertThat(result.status()).isEqualTo(Status.UNREADABLE);
        assertThat(result.error()).hasMessageEndingWith("Fragile.from from 1 to 2 returned null");
    }

    @Test
    void does_not_blame_the_payload_for_an_error_or_an_interrupt() {
        HandlerResult error = fragile("{\"text\":\"error\"}");
        assertThat(error.status()).isEqualTo(Status.FAILED);
        assertThat(error.error()).isInstanceOf(StackOverflowError.class);
        HandlerResult interrupt = fragile("{\"text\":\"interrupt\"}");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupt.status()).isEqualTo(Status.FAILED);
    }

    private HandlerResult fragile(String body) {
        var dispatcher = dispatcher()
                .handler("a", Fragile.class, (event, delivery) -> events.add(event))
                .build();
        HandlerResult result = send(dispatcher, "1", body).get(0);
        assertThat(events).isEmpty();
        return result;
    }

    @Test
    void refuses_a_tree_that_holds_itself_or_is_none() {
        var dispatcher = dispatcher()
                .handlers(new Odd())
                .handler("a", Newest.class, (event, delivery) -> events.add(event))
                .build();
        assertThat(outcomes(send(dispatcher, "1", "{}"))).containsExactly("a UNREADABLE");
        assertThat(outcomes(send(dispatcher, "2", "{}"))).containsExactly("a UNREADABLE");
        assertThat(onlyStatus(send(dispatcher, "2", "[]"))).isEqualTo(Status.UNREADABLE);
    }

    static final class Odd {
        @Upcast(type = PAID, from = "1", to = "6")
        Map<String, Object> endless(Map<String, Object> old) {
            old.put("self", old);
            return old;
        }

        @Upcast(type = PAID, from = "2", to = "6")
        @SuppressWarnings({"rawtypes", "unchecked"})
        Map numbers(Map old) {
            var odd = new LinkedHashMap<Object, Object>(old);
            odd.put(1, 2);
            return odd;
        }
    }
}
