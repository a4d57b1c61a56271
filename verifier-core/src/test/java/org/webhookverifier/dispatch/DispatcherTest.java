package org.webhookverifier.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.SOURCES;
import static org.webhookverifier.dispatch.Deliveries.delivery;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;
import static org.webhookverifier.dispatch.Deliveries.json;
import static org.webhookverifier.dispatch.Deliveries.onlyStatus;
import static org.webhookverifier.dispatch.Deliveries.outcomes;
import static org.webhookverifier.dispatch.Deliveries.send;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.json.UnreadableJsonException.Kind;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class DispatcherTest {
    private static final String BODY = "{\"id\":\"in_1\",\"amount\":1200}";

    private final List<String> calls = new ArrayList<>();

    @WebhookEvent(type = PAID)
    record Invoice(String id, long amount) {}

    @Test
    void runs_every_handler_of_the_type_in_the_order_of_names() {
        Dispatcher dispatcher = dispatcher()
                .handler("c", Invoice.class, (event, delivery) -> calls.add("c " + event.amount()))
                .handler("a", Invoice.class, (event, delivery) -> calls.add("a " + event.id()))
                .handler("b", Invoice.class, (event, delivery) -> calls.add("b " + delivery.id()))
                .build();
        assertThat(outcomes(send(dispatcher, "", BODY))).containsExactly("a DONE", "b DONE", "c DONE");
        assertThat(calls).containsExactly("a in_1", "b evt_1", "c 1200");
    }

    @Test
    void runs_the_others_when_one_fails_and_after_that_only_the_one_that_failed() {
        var broken = new boolean[] {true};
        var failure = new IllegalStateException("database is away");
        Dispatcher dispatcher = dispatcher()
                .handler("a", Invoice.class, (event, delivery) -> calls.add("a"))
                .handler("b", Invoice.class, (event, delivery) -> {
                    calls.add("b");
                    if (broken[0]) {
                        throw failure;
                    }
                })
                .handler("c", Invoice.class, (event, delivery) -> calls.add("c"))
                .build();
        List<HandlerResult> first = send(dispatcher, "", BODY);
        assertThat(outcomes(first)).containsExactly("a DONE", "b FAILED", "c DONE");
        assertThat(first.get(1).error()).isSameAs(failure);

        broken[0] = false;
        var second = dispatcher.dispatch(delivery("billing", PAID, "", BODY), json(BODY), Set.of("a", "c"));
        assertThat(outcomes(second)).containsExactly("a FINISHED_BEFORE", "b DONE", "c FINISHED_BEFORE");
        assertThat(calls).containsExactly("a", "b", "c", "b");
    }

    @Test
    void reads_nothing_when_all_handlers_finished_before() {
        var json = new CountingJson();
        Dispatcher dispatcher = Dispatcher.builder(SOURCES, () -> json)
                .handler("a", Invoice.class, (event, delivery) -> calls.add("a"))
                .build();
        var results = dispatcher.dispatch(delivery("billing", PAID, "", "no json"), json("no json"), Set.of("a"));
        assertThat(outcomes(results)).containsExactly("a FINISHED_BEFORE");
        assertThat(json.reads()).isZero();
        assertThat(calls).isEmpty();
    }

    @Test
    void keeps_errors_from_leaving_and_goes_on() {
        Dispatcher dispatcher = dispatcher()
                .handler("a", Invoice.class, (event, delivery) -> {
                    throw new OutOfMemoryError("simulated");
                })
                .handler("b", Invoice.class, (event, delivery) -> {
                    throw new StackOverflowError();
                })
                .handler("c", Invoice.class, (event, delivery) -> calls.add("c"))
                .build();
        List<HandlerResult> results = send(dispatcher, "", BODY);
        assertThat(outcomes(results)).containsExactly("a FAILED", "b FAILED", "c DONE");
        assertThat(results.get(0).error()).isInstanceOf(OutOfMemoryError.class).hasMessage("simulated");
    }

    @Test
    void restores_the_interrupt_of_an_interrupted_handler() {
        Dispatcher dispatcher = dispatcher()
                .handler("a", Invoice.class, (event, delivery) -> {
                    throw new InterruptedException();
                })
                .build();
        List<HandlerResult> results = send(dispatcher, "", BODY);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(onlyStatus(results)).isEqualTo(Status.FAILED);
        assertThat(results.get(0).error()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void tells_a_handler_that_throws_the_exception_of_decoding_from_an_unreadable_payload() {
        Dispatcher dispatcher = dispatcher()
                .handler("a", Invoice.class, (event, delivery) -> {
                    throw new UnreadableJsonException(Kind.MALFORMED, null);
                })
                .build();
        assertThat(onlyStatus(send(dispatcher, "", BODY))).isEqualTo(Status.FAILED);
    }

    @Test
    void takes_what_a_handler_names_and_nothing_else() {
        Dispatcher dispatcher = dispatcher()
                .handler("a", Invoice.class, (event, delivery) -> calls.add("a"))
                .handler("untyped", Selection.everything().types(""), byte[].class, (body, d) -> calls.add("untyped"))
                .build();
        assertThat(dispatcher.interest(delivery("billing", PAID, "", BODY), null))
                .isEqualTo(Interest.WANTED);
        assertThat(dispatcher.interest(delivery("billing", "", "", BODY), null)).isEqualTo(Interest.WANTED);
        assertThat(dispatcher.interest(delivery("billing", "invoice.voided", "", BODY), null))
                .isEqualTo(Interest.NO_HANDLER);
        assertThat(dispatcher.dispatch(delivery("billing", "invoice.voided", "", BODY), json(BODY), Set.of()))
                .isEmpty();
        assertThat(calls).isEmpty();
    }

    @Test
    void refuses_a_source_that_is_not_configured_instead_of_ignoring_its_deliveries() {
        Dispatcher dispatcher = dispatcher().build();
        Delivery stray =
                Delivery.builder(new DeliveryKey("gone", "", "1"), "stripe").build();
        assertThatThrownBy(() -> dispatcher.interest(stray, null)).hasMessage("source \"gone\" is not configured");
        assertThatThrownBy(() -> dispatcher.dispatch(stray, null, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void does_not_ask_for_a_json_library_that_no_handler_needs() {
        Dispatcher dispatcher = Dispatcher.builder(SOURCES, () -> {
                    throw new AssertionError("not needed");
                })
                .handler("body", Selection.everything().types(PAID), byte[].class, (body, d) -> calls.add("body"))
                .fallback("rest", (delivery, same) -> calls.add("rest"))
                .build();
        assertThat(onlyStatus(send(dispatcher, "", BODY))).isEqualTo(Status.DONE);
    }
}
