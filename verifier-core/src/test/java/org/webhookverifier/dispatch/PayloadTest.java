package org.webhookverifier.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.SOURCES;
import static org.webhookverifier.dispatch.Deliveries.delivery;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;
import static org.webhookverifier.dispatch.Deliveries.json;
import static org.webhookverifier.dispatch.Deliveries.outcomes;
import static org.webhookverifier.dispatch.Deliveries.send;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.json.UnreadableJsonException;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class PayloadTest {
    private static final String BODY = "{\"id\":\"in_1\",\"amount\":1200}";

    private final List<String> calls = new ArrayList<>();

    enum State {
        OPEN,
        PAID
    }

    @WebhookEvent(type = PAID)
    record Invoice(String id, long amount, State status) {}

    @Test
    void calls_a_payload_that_does_not_fit_unreadable_and_runs_the_handlers_that_need_no_model() {
        Dispatcher dispatcher = dispatcher()
                .handler("model", Invoice.class, (event, delivery) -> calls.add("model"))
                .handler("raw", Selection.everything().types(PAID), byte[].class, (event, delivery) -> calls.add("raw"))
                .build();
        List<HandlerResult> results = send(dispatcher, "", "{\"amount\":\"much\"}");
        assertThat(outcomes(results)).containsExactly("model UNREADABLE", "raw DONE");
        assertThat(results.get(0).error()).isInstanceOf(UnreadableJsonException.class);
        assertThat(calls).containsExactly("raw");
    }

    @Test
    void calls_a_body_that_is_neither_json_nor_a_form_unreadable() {
        Dispatcher dispatcher = dispatcher()
                .handler("model", Invoice.class, (event, delivery) -> calls.add("model"))
                .handler("tree", Selection.everything().types(PAID), Map.class, (event, delivery) -> calls.add("tree"))
                .handler("whole", Selection.everything().types(PAID), Delivery.class, (e, d) -> calls.add("whole"))
                .build();
        var results = dispatcher.dispatch(delivery("billing", PAID, "", "?"), null, Set.of());
        assertThat(outcomes(results)).containsExactly("model UNREADABLE", "tree UNREADABLE", "whole DONE");
    }

    @Test
    void binds_a_model_once_for_all_its_handlers_also_when_it_does_not_fit() {
        var json = new CountingJson();
        var events = new ArrayList<Invoice>();
        Dispatcher dispatcher = Dispatcher.builder(SOURCES, () -> json)
                .handler("a", Invoice.class, (event, delivery) -> events.add(event))
                .handler("b", Invoice.class, (event, delivery) -> events.add(event))
                .build();
        send(dispatcher, "", BODY);
        assertThat(json.reads()).isEqualTo(1);
        assertThat(events.get(0)).isSameAs(events.get(1));
        assertThat(outcomes(send(dispatcher, "", "[]"))).containsExactly("a UNREADABLE", "b UNREADABLE");
        assertThat(json.reads()).isEqualTo(2);
    }

    @Test
    void gives_each_handler_a_tree_and_a_body_of_its_own() {
        Dispatcher dispatcher = dispatcher().handlers(new Vandals()).build();
        String body = "{\"lines\":[{\"amount\":1}]}";
        assertThat(outcomes(send(dispatcher, "", body))).allMatch(outcome -> outcome.endsWith("DONE"));
        assertThat(calls).containsOnly(body.replace("\"", ""));
    }

    private final class Vandals {
        @WebhookHandler(type = PAID, name = "a")
        void first(Map<String, Object> tree) {
            change(tree);
        }

        @WebhookHandler(type = PAID, name = "b")
        void second(Map<String, Object> tree) {
            change(tree);
        }

        @WebhookHandler(type = PAID, name = "c")
        void third(byte[] body) {
            calls.add(new String(body, UTF_8).replace("\"", ""));
            body[0] = 'X';
        }

        @WebhookHandler(type = PAID, name = "d")
        void fourth(byte[] body) {
            third(body);
        }

        @WebhookHandler(type = PAID, name = "e")
        void fifth(Object tree) {
            change((Map<?, ?>) tree);
        }

        @WebhookHandler(type = PAID, name = "f")
        void sixth(Object tree) {
            change((Map<?, ?>) tree);
        }

        private void change(Map<?, ?> tree) {
            calls.add(tree.toString().replace("=", ":"));
            ((Map<?, ?>) ((List<?>) tree.get("lines")).get(0)).clear();
            tree.clear();
        }
    }

    @Test
    void binds_forms_to_models_and_trees() {
        Dispatcher dispatcher = dispatcher()
                .handler("model", Invoice.class, (event, delivery) -> calls.add(event.toString()))
                .handler("tree", Selection.everything().types(PAID), Map.class, (tree, delivery) -> {
                    calls.add(tree.toString());
                    tree.clear();
                })
                .handler(
                        "tree2",
                        Selection.everything().types(PAID),
                        Map.class,
                        (tree, delivery) -> calls.add(tree.toString()))
                .build();
        var form = new Payload.Fields(Map.of("id", "in_9"));
        dispatcher.dispatch(delivery("billing", PAID, "", "id=in_9"), form, Set.of());
        assertThat(calls).containsExactly("Invoice[id=in_9, amount=0, status=null]", "{id=in_9}", "{id=in_9}");
    }

    @Test
    void ignores_fields_and_enum_constants_that_a_model_does_not_know() {
        Dispatcher dispatcher = dispatcher()
                .handler("a", Invoice.class, (event, delivery) -> calls.add(event.toString()))
                .build();
        send(dispatcher, "", "{\"id\":\"in_1\",\"brandNew\":{\"x\":[1]},\"status\":\"REFUNDED\"}");
        assertThat(calls).containsExactly("Invoice[id=in_1, amount=0, status=null]");
    }
}
