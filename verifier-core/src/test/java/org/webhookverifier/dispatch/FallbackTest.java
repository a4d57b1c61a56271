package org.webhookverifier.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.delivery;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;
import static org.webhookverifier.dispatch.Deliveries.json;
import static org.webhookverifier.dispatch.Deliveries.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class FallbackTest {
    private final List<String> calls = new ArrayList<>();

    @WebhookEvent(type = PAID, version = "2")
    record Invoice(String id) {}

    @Test
    void runs_only_when_no_other_handler_takes_the_delivery() {
        Dispatcher dispatcher = withInvoices().build();
        assertThat(send(dispatcher, "billing", PAID, "2")).containsExactly("invoices DONE");
        assertThat(send(dispatcher, "billing", "customer.created", "2")).containsExactly("rest DONE");
        assertThat(send(dispatcher, "billing", "", "")).containsExactly("rest DONE");
    }

    @Test
    void does_not_run_when_the_only_taker_cannot_read_the_version() {
        assertThat(send(withInvoices().build(), "billing", PAID, "3")).containsExactly("invoices UNSUPPORTED_VERSION");
        assertThat(calls).isEmpty();
    }

    @Test
    void runs_when_every_handler_of_the_type_wants_another_version() {
        Dispatcher dispatcher = dispatcher()
                .handler("invoices", Selection.everything().versions("2"), Invoice.class, (e, d) -> calls.add("2"))
                .fallback("rest", (delivery, same) -> calls.add("rest"))
                .build();
        assertThat(send(dispatcher, "billing", PAID, "3")).containsExactly("rest DONE");
        assertThat(send(dispatcher, "billing", PAID, "02")).containsExactly("invoices DONE");
    }

    @Test
    void takes_only_the_sources_that_it_names() {
        Dispatcher dispatcher = dispatcher()
                .fallback("rest", Selection.everything().sources("code"), (delivery, same) -> calls.add("rest"))
                .build();
        assertThat(dispatcher.interest(delivery("code", "push", "", "{}"), null))
                .isEqualTo(Interest.WANTED);
        assertThat(dispatcher.interest(delivery("billing", "push", "", "{}"), null))
                .isEqualTo(Interest.NO_HANDLER);
    }

    @Test
    void may_be_a_method_that_takes_the_tree_the_body_or_the_delivery() {
        Dispatcher dispatcher = dispatcher().handlers(new Rest()).build();
        assertThat(send(dispatcher, "own", "anything", "7"))
                .containsExactly("Rest.body DONE", "Rest.tree DONE", "Rest.whole DONE");
        assertThat(calls).containsExactly("2 bytes", "{}", "anything");
    }

    private final class Rest {
        @WebhookHandler(fallback = true)
        void tree(Map<String, Object> tree) {
            calls.add(tree.toString());
        }

        @WebhookHandler(fallback = true)
        void body(byte[] body) {
            calls.add(body.length + " bytes");
        }

        @WebhookHandler(fallback = true)
        void whole(Delivery delivery) {
            calls.add(delivery.type());
        }
    }

    private DispatcherBuilder withInvoices() {
        return dispatcher()
                .handler("invoices", Invoice.class, (event, delivery) -> calls.add("invoice"))
                .fallback("rest", (delivery, same) -> {
                    assertThat(delivery).isSameAs(same);
                    calls.add("rest");
                });
    }

    private static List<String> send(Dispatcher dispatcher, String source, String type, String version) {
        return outcomes(dispatcher.dispatch(delivery(source, type, version, "{}"), json("{}"), Set.of()));
    }
}
