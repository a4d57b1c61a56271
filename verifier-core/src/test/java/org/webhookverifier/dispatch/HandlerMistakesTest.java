package org.webhookverifier.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class HandlerMistakesTest {
    private static final String HERE = "org.webhookverifier.dispatch.HandlerMistakesTest.";

    @WebhookEvent(type = PAID)
    record Invoice(String id) {}

    record Unmarked(String id) {}

    static final class Shapes {
        @WebhookHandler(type = PAID)
        void nothing() {}

        @WebhookHandler
        void twoPayloads(Invoice first, Map<String, Object> second) {}

        @WebhookHandler(type = PAID)
        void twoDeliveries(Delivery first, Delivery second) {}

        @WebhookHandler
        int answer(Invoice invoice) {
            return 0;
        }

        @WebhookHandler(type = PAID)
        void many(Invoice... invoices) {}
    }

    @Test
    void tells_every_wrong_shape_with_class_method_and_fix() {
        assertProblems(
                new Shapes(),
                HERE
                        + "Shapes.answer returns int; let it return nothing (void), and throw if the delivery is not handled;"
                        + " or return what comes after it: a class marked with @WebhookEvent, a Next, or an Optional or"
                        + " a collection of these",
                HERE + "Shapes.many takes a variable number of arguments; replace the dots by one parameter",
                HERE + "Shapes.nothing takes nothing; let it take the payload, the Delivery, or both",
                HERE + "Shapes.twoDeliveries takes the Delivery 2 times; keep one of them",
                HERE + "Shapes.twoPayloads takes 2 payloads; keep one of them, there is one payload in a delivery");
    }

    static final class Types {
        @WebhookHandler
        void unmarked(Unmarked event) {}

        @WebhookHandler
        void noType(Delivery delivery) {}

        @WebhookHandler
        void noTypeOfBody(byte[] body) {}

        @WebhookHandler(fallback = true, type = PAID)
        void fallbackWithType(Delivery delivery) {}

        @WebhookHandler(fallback = true)
        void fallbackWithModel(Invoice invoice) {}

        @WebhookHandler(type = "invoice.payed")
        void otherType(Invoice invoice) {}

        @WebhookHandler(type = " " + PAID)
        void padded(Delivery delivery) {}

        @WebhookHandler(type = PAID)
        void text(String body) {}

        @WebhookHandler(type = PAID)
        <T> void open(T event) {}
    }

    @Test
    void tells_every_handler_whose_type_is_unclear() {
        String missing =
                " does not say what it takes; write type = \"...\", or fallback = true for all that no other handler"
                        + " takes";
        String unusable =
                ", which no payload can become; take a class marked with @WebhookEvent, a Map<String, Object>, or"
                        + " byte[] for the raw body";
        assertProblems(
                new Types(),
                HERE + "Types.fallbackWithModel is a fallback and takes the model " + HERE
                        + "Invoice, but a fallback gets"
                        + " deliveries of every type; take the Delivery, a Map<String, Object> or byte[], or remove fallback",
                HERE
                        + "Types.fallbackWithType is a fallback and names a type, but a fallback takes what no other handler"
                        + " takes, whatever its type; remove fallback or type",
                HERE + "Types.noType" + missing,
                HERE + "Types.noTypeOfBody" + missing,
                HERE + "Types.open takes T" + unusable,
                HERE + "Types.otherType takes type \"invoice.payed\", which its model " + HERE
                        + "Invoice does not name; add" + " it to the model's @WebhookEvent, or take another model",
                HERE + "Types.padded has white space around the type \" invoice.paid\"; remove it",
                HERE + "Types.text takes java.lang.String" + unusable,
                HERE + "Types.unmarked takes " + HERE + "Unmarked, which does not say its event type;"
                        + " mark it with @WebhookEvent, or write type = \"...\" on the handler");
    }

    @Test
    void tells_a_handler_without_stable_name() {
        var anonymous = new Object() {
            @WebhookHandler
            void on(Invoice invoice) {}
        };
        assertProblems(
                anonymous,
                anonymous.getClass().getName()
                        + ".on is in a class without a name of its own, so it has no stable name; write"
                        + " name = \"...\"");
    }

    static final class Instance {
        @WebhookHandler
        void on(Invoice invoice) {}
    }

    @Test
    void tells_objects_without_handlers_and_classes_whose_handlers_need_an_object() {
        assertProblems(
                Instance.class,
                HERE
                        + "Instance.on is not static, but only its class was given; give an object of the class, or make it static");
        assertProblems(
                new Object(),
                "java.lang.Object was given, but has no method marked with @WebhookHandler or @Upcast;"
                        + " mark one or do not give it");
    }

    private static void assertProblems(Object holder, String... expected) {
        assertThat(problems(dispatcher().handlers(holder))).containsExactlyInAnyOrder(expected);
    }

    private static List<String> problems(DispatcherBuilder builder) {
        return catchThrowableOfType(WebhookConfigurationException.class, builder::build)
                .problems();
    }
}
