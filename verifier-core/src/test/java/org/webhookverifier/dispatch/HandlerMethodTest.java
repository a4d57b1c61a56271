package org.webhookverifier.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;
import static org.webhookverifier.dispatch.Deliveries.outcomes;
import static org.webhookverifier.dispatch.Deliveries.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class HandlerMethodTest {
    private static final String BODY = "{\"id\":\"in_1\"}";
    private static final List<String> CALLS = new ArrayList<>();

    @WebhookEvent(type = PAID)
    private record Invoice(String id) {}

    @WebhookEvent(type = PAID)
    private record Envelope<T>(T customer) {}

    private record Customer(String name) {}

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    @Test
    void gives_a_method_of_any_visibility_what_it_takes_in_any_order() {
        assertThat(run(new Shapes(), BODY)).allMatch(outcome -> outcome.endsWith("DONE"));
        assertThat(CALLS)
                .containsExactly(
                        "body " + BODY,
                        "both in_1 evt_1",
                        "model in_1",
                        "node in_1",
                        "object in_1",
                        "still in_1",
                        "swapped in_1 evt_1",
                        "tree in_1",
                        "whole evt_1",
                        "wildcard in_1");
    }

    static class Shapes {
        @WebhookHandler
        private void model(Invoice invoice) {
            CALLS.add("model " + invoice.id());
        }

        @WebhookHandler
        protected void both(Invoice invoice, Delivery delivery) {
            CALLS.add("both " + invoice.id() + " " + delivery.id());
        }

        @WebhookHandler
        public void swapped(Delivery delivery, Invoice invoice) {
            CALLS.add("swapped " + invoice.id() + " " + delivery.id());
        }

        @WebhookHandler
        static void still(Invoice invoice) {
            CALLS.add("still " + invoice.id());
        }

        @WebhookHandler(type = PAID)
        void whole(Delivery delivery) {
            CALLS.add("whole " + delivery.id());
        }

        @WebhookHandler(type = PAID)
        void body(byte[] body) {
            CALLS.add("body " + new String(body, UTF_8));
        }

        @WebhookHandler(type = PAID)
        void tree(Map<String, Object> tree) {
            CALLS.add("tree " + tree.get("id"));
        }

        @WebhookHandler(type = PAID)
        void wildcard(Map<String, ?> tree) {
            CALLS.add("wildcard " + tree.get("id"));
        }

        @WebhookHandler(type = PAID)
        void object(Object tree) {
            CALLS.add("object " + ((Map<?, ?>) tree).get("id"));
        }

        @WebhookHandler(type = PAID)
        void node(JsonNode node) {
            CALLS.add("node " + node.get("id").textValue());
        }
    }

    @Test
    void binds_generic_types_with_their_arguments() {
        assertThat(run(new Generics(), "{\"customer\":{\"name\":\"Ada\"}}")).allMatch(o -> o.endsWith("DONE"));
        assertThat(CALLS).containsExactly("Ada", "Ada");
    }

    private static final class Generics {
        @WebhookHandler(type = PAID)
        private void customers(Map<String, Customer> customers) {
            CALLS.add(customers.get("customer").name());
        }

        @WebhookHandler
        private void envelope(Envelope<Customer> envelope) {
            CALLS.add(envelope.customer().name());
        }
    }

    @Test
    void names_a_handler_after_the_class_and_the_method_unless_it_has_a_name() {
        assertThat(run(new Named(), BODY)).containsExactly("Named.plain DONE", "ledger DONE");
    }

    private static final class Named {
        @WebhookHandler
        void plain(Invoice invoice) {}

        @WebhookHandler(name = "ledger")
        void other(Invoice invoice) {}
    }

    @Test
    void reports_what_the_method_threw_and_not_a_wrapper() {
        var thrown = new IOException("disk");
        List<HandlerResult> results =
                send(dispatcher().handlers(new Throwing(thrown)).build(), "", BODY);
        assertThat(results.get(0).error()).isSameAs(thrown);
    }

    private record Throwing(Exception thrown) {
        @WebhookHandler
        void on(Invoice invoice) throws Exception {
            if (invoice.id() != null) {
                throw thrown;
            }
        }
    }

    @Test
    void calls_static_handlers_of_a_class_that_was_given() {
        assertThat(run(Statics.class, BODY)).containsExactly("Statics.on DONE");
    }

    private static final class Statics {
        @WebhookHandler
        private static void on(Invoice invoice) {}
    }

    private static List<String> run(Object holder, String body) {
        return outcomes(send(dispatcher().handlers(holder).build(), "", body));
    }
}
