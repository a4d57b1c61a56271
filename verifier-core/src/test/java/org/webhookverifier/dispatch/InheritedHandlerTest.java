package org.webhookverifier.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;
import static org.webhookverifier.dispatch.Deliveries.outcomes;
import static org.webhookverifier.dispatch.Deliveries.send;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class InheritedHandlerTest {
    private static final String BODY = "{\"id\":\"in_1\"}";
    private static final List<String> CALLS = new ArrayList<>();

    @WebhookEvent(type = PAID)
    private record Invoice(String id) {}

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    @Test
    void finds_inherited_methods_once() {
        assertThat(run(new Child(), BODY))
                .containsExactly("Child.inherited DONE", "Child.overridden DONE", "Child.viaInterface DONE");
        assertThat(CALLS).containsExactly("parent", "child", "interface");
    }

    private interface Contract {
        @WebhookHandler
        default void viaInterface(Invoice invoice) {
            CALLS.add("interface");
        }
    }

    private static class Parent implements Contract {
        @WebhookHandler
        void inherited(Invoice invoice) {
            CALLS.add("parent");
        }

        @WebhookHandler
        void overridden(Invoice invoice) {
            CALLS.add("overridden parent");
        }
    }

    private static final class Child extends Parent {
        /** Not annotated again: the contract of the parent stays. */
        @Override
        void overridden(Invoice invoice) {
            CALLS.add("child");
        }
    }

    @Test
    void takes_the_annotation_of_the_nearest_interface() {
        assertThat(run(new Twice(), BODY)).containsExactly("second DONE");
    }

    private interface First {
        @WebhookHandler(name = "first")
        void on(Invoice invoice);
    }

    private interface Second extends First {
        @Override
        @WebhookHandler(name = "second")
        void on(Invoice invoice);
    }

    private static final class Twice implements First, Second {
        @Override
        public void on(Invoice invoice) {}
    }

    @Test
    void does_not_double_a_handler_for_its_bridge_method() {
        assertThat(run(new Bridged(), BODY)).containsExactly("Bridged.on DONE");
        assertThat(CALLS).containsExactly("bridged in_1");
    }

    private abstract static class Generic<T> {
        @WebhookHandler(type = PAID)
        abstract void on(T event);
    }

    private static final class Bridged extends Generic<Invoice> {
        @Override
        @WebhookHandler
        void on(Invoice invoice) {
            CALLS.add("bridged " + invoice.id());
        }
    }

    @Test
    void fills_in_the_type_variables_of_a_parent() {
        assertThat(run(new Filled(), BODY)).containsExactly("Filled.on DONE");
        assertThat(CALLS).containsExactly("Invoice[id=in_1]");
    }

    private static class Printing<A, B> {
        @WebhookHandler
        void on(B event) {
            CALLS.add(event.toString());
        }
    }

    private static class Middle<T> extends Printing<String, T> {}

    private static final class Filled extends Middle<Invoice> {}

    private static List<String> run(Object holder, String body) {
        return outcomes(send(dispatcher().handlers(holder).build(), "", body));
    }
}
