package org.webhookverifier.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.SOURCES;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class HandlerWiringMistakesTest {
    private static final String HERE = "org.webhookverifier.dispatch.HandlerWiringMistakesTest.";

    @WebhookEvent(type = PAID)
    record Invoice(String id) {}

    @WebhookEvent(type = PAID, provider = "strip")
    record Mistyped(String id) {}

    @WebhookEvent(type = PAID, provider = "github")
    record OfGithub(String id) {}

    @WebhookEvent(type = {})
    record Typeless(String id) {}

    @WebhookEvent(type = PAID, version = "2 ")
    record Padded(String id) {}

    static final class Sources {
        @WebhookHandler(source = "biling")
        void misspelt(Invoice invoice) {}

        @WebhookHandler(source = {"code", "payments"})
        void unknown(Invoice invoice) {}

        @WebhookHandler
        void provider(Mistyped invoice) {}

        @WebhookHandler(source = "billing")
        void otherProvider(OfGithub invoice) {}
    }

    @Test
    void tells_every_source_and_provider_that_does_not_exist_with_the_nearest_name() {
        assertProblems(
                new Sources(),
                HERE + "Sources.misspelt names the source \"biling\", which does not exist; did you mean \"billing\"?",
                HERE + "Sources.otherProvider names the source \"billing\" of provider \"stripe\", but its model "
                        + HERE + "OfGithub is for provider \"github\"; name another source or model",
                HERE + "Sources.provider takes " + HERE
                        + "Mistyped of provider \"strip\", which no source has; did you mean" + " \"stripe\"?",
                HERE + "Sources.unknown names the source \"payments\", which does not exist; there are \"billing\","
                        + " \"billing-eu\", \"code\", \"own\"");
    }

    static final class Names {
        @WebhookHandler
        void on(Invoice invoice) {}

        @WebhookHandler(type = PAID)
        void on(Delivery delivery) {}

        @WebhookHandler(name = "ledger")
        void other(Invoice invoice) {}
    }

    @Test
    void tells_every_name_that_several_handlers_have() {
        assertThat(problems(dispatcher()
                        .handlers(new Names())
                        .handler("ledger", Invoice.class, (event, delivery) -> {})
                        .handler(" ", Invoice.class, (event, delivery) -> {})))
                .containsExactlyInAnyOrder(
                        "2 handlers have the name \"Names.on\": " + HERE + "Names.on, " + HERE + "Names.on; names are"
                                + " remembered with deliveries, so give each a name = \"...\" of its own",
                        "2 handlers have the name \"ledger\": " + HERE + "Names.other, handler \"ledger\"; names are"
                                + " remembered with deliveries, so give each a name = \"...\" of its own",
                        "handler \" \" has a blank name; give it one that never changes");
    }

    @Test
    void tells_models_that_say_nothing_or_hold_white_space() {
        assertThat(problems(dispatcher()
                        .handler("a", Typeless.class, (event, delivery) -> {})
                        .handler("b", Padded.class, (event, delivery) -> {})))
                .containsExactly(
                        HERE
                                + "Typeless is marked with @WebhookEvent but names no event type; write type = \"...\" as the"
                                + " provider writes it",
                        HERE + "Padded has white space around \"2 \" in its @WebhookEvent; remove it");
    }

    @Test
    void tells_lambdas_and_default_versions_that_are_wrong() {
        assertThat(problems(dispatcher()
                        .handler("a", Map.class, (event, delivery) -> {})
                        .handler("b", int.class, (event, delivery) -> {})
                        .versionWhenAbsent("bilingg", "1")
                        .versionWhenAbsent("own", " ")))
                .containsExactly(
                        "handler \"a\" does not say what it takes; write type = \"...\", or fallback = true for all that no"
                                + " other handler takes",
                        "handler \"b\" takes int, which no payload can become; take a class marked with @WebhookEvent, a"
                                + " Map<String, Object>, or byte[] for the raw body",
                        "handler \"b\" takes int, which does not say its event type; mark it with @WebhookEvent, or write type"
                                + " = \"...\" on the handler",
                        "versionWhenAbsent names the source \"bilingg\", which does not exist; did you mean \"billing\"?",
                        "versionWhenAbsent of source \"own\" is blank; write a version or remove it");
    }

    @Test
    void tells_the_mistakes_of_all_handlers_and_of_the_json_library_in_one_message() {
        var builder = Dispatcher.builder(SOURCES, () -> {
                    throw new WebhookConfigurationException(List.of("no JSON library; add Jackson 2 or Jackson 3"));
                })
                .handlers(new Names(), new Sources(), new HandlerMistakesTest.Shapes());
        assertThat(problems(builder)).hasSize(5 + 4 + 1 + 1).contains("no JSON library; add Jackson 2 or Jackson 3");
        assertThatThrownBy(builder::build)
                .hasMessageStartingWith("The webhook configuration has 11 mistakes:")
                .hasMessageContaining("Shapes.nothing")
                .hasMessageContaining("Sources.misspelt")
                .hasMessageContaining("Names.on");
    }

    private static void assertProblems(Object holder, String... expected) {
        assertThat(problems(dispatcher().handlers(holder))).containsExactlyInAnyOrder(expected);
    }

    private static List<String> problems(DispatcherBuilder builder) {
        return catchThrowableOfType(WebhookConfigurationException.class, builder::build)
                .problems();
    }
}
