package org.webhookverifier.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.dispatch.DispatcherBuilder;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class UpcastFormMistakesTest {
    private static final String HERE = "org.webhookverifier.decode.UpcastFormMistakesTest.";

    @WebhookEvent(type = PAID, version = "1")
    record V1(String id) {}

    @WebhookEvent(type = PAID, version = "2")
    record V2(String id) {}

    @WebhookEvent(type = PAID, version = "4")
    record V4(String id) {}

    @WebhookEvent(type = PAID)
    record Unversioned(String id) {}

    @WebhookEvent(type = "customer.created", version = "1")
    record Customer(String id) {}

    @WebhookEvent(type = PAID, version = "1", provider = "stripe")
    record OfStripe(String id) {}

    @WebhookEvent(type = PAID, version = "2", provider = "github")
    record OfGithub(String id) {}

    static final class Forms {
        @Upcast(type = PAID, from = "1", to = "4")
        static Map<String, Object> two(Map<String, Object> a, Map<String, Object> b) {
            return a;
        }

        @Upcast(type = PAID, from = "1", to = "4")
        static String wrong(Object old) {
            return "";
        }

        @Upcast
        static Map<String, Object> bare(Map<String, Object> old) {
            return old;
        }

        @Upcast
        static V4 unversioned(Unversioned old) {
            return new V4("");
        }

        @Upcast(from = "3")
        static V4 contradiction(V1 old) {
            return new V4("");
        }

        @Upcast
        static V4 otherType(Customer old) {
            return new V4("");
        }

        @Upcast(type = {PAID, "invoice.voided"})
        static V4 unknownType(V2 old) {
            return new V4("");
        }

        @Upcast
        static OfGithub otherProvider(OfStripe old) {
            return new OfGithub("");
        }

        @Upcast(from = "0", provider = "github")
        static OfStripe wrongProvider(Map<String, Object> old) {
            return new OfStripe("");
        }

        @Upcast
        V4 needsObject(V1 old) {
            return new V4("");
        }
    }

    @Test
    void tells_every_upcast_whose_form_is_wrong() {
        String forms = "a Map<String, Object> or a class marked with @WebhookEvent";
        assertThat(problems(dispatcher().handlers(Forms.class)))
                .containsExactlyInAnyOrder(
                        "@Upcast " + HERE + "Forms.two must take one argument, the older form: " + forms,
                        "@Upcast " + HERE + "Forms.wrong takes java.lang.Object; let it take " + forms,
                        "@Upcast " + HERE + "Forms.wrong returns java.lang.String; let it return the newer form: "
                                + forms,
                        "@Upcast " + HERE + "Forms.bare does not say its event type; write type = \"...\"",
                        "@Upcast " + HERE + "Forms.bare does not say its version; write from = \"...\"",
                        "@Upcast " + HERE + "Forms.bare does not say its version; write to = \"...\"",
                        "@Upcast " + HERE + "Forms.unversioned does not say its version; write from = \"...\", or give "
                                + HERE + "Unversioned a version",
                        "@Upcast " + HERE + "Forms.contradiction says from = \"3\", but " + HERE
                                + "V1 was written for version" + " \"1\"; remove from",
                        "@Upcast " + HERE
                                + "Forms.otherType leads from one event type to another: its models have no type in"
                                + " common; give them one",
                        "@Upcast " + HERE
                                + "Forms.unknownType is for type \"invoice.voided\", which its models do not name;"
                                + " add it to them or remove it",
                        "@Upcast " + HERE
                                + "Forms.otherProvider leads from provider \"stripe\" to \"github\"; both models"
                                + " must be of one provider",
                        "@Upcast " + HERE
                                + "Forms.wrongProvider is for provider \"github\", but its models are of \"stripe\";"
                                + " remove provider",
                        "@Upcast " + HERE
                                + "Forms.needsObject is not static; make it static, or give the receiver an object"
                                + " of its class");
    }

    static final class Circle {
        @Upcast(type = PAID, from = "1", to = "4")
        static Map<String, Object> forth(Map<String, Object> old) {
            return old;
        }

        @Upcast(type = PAID, from = "4", to = "1")
        static Map<String, Object> back(Map<String, Object> old) {
            return old;
        }

        @Upcast(type = PAID, from = "v2", to = "V02")
        static Map<String, Object> stay(Map<String, Object> old) {
            return old;
        }
    }

    @Test
    void tells_steps_that_go_backwards_or_nowhere_and_so_every_circle() {
        assertThat(problems(takingV4().handlers(Circle.class)))
                .containsExactlyInAnyOrder(
                        "@Upcast " + HERE
                                + "Circle.back goes backwards, from version 4 to 1; steps lead from older to newer,"
                                + " else they could go round in a circle",
                        "@Upcast " + HERE
                                + "Circle.stay leads from version v2 to the same version V02; remove it or correct"
                                + " one of them");
    }

    private static DispatcherBuilder takingV4() {
        return dispatcher().handler("a", V4.class, (event, delivery) -> {});
    }

    private static List<String> problems(DispatcherBuilder builder) {
        return catchThrowableOfType(WebhookConfigurationException.class, builder::build)
                .problems();
    }
}
