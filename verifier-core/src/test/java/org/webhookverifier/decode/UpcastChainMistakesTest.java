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
import org.webhookverifier.dispatch.Selection;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class UpcastChainMistakesTest {
    private static final String HERE = "org.webhookverifier.decode.UpcastChainMistakesTest.";
    private static final String RESTRICT = ", or name the versions that the handler wants with version = \"...\"";

    @WebhookEvent(type = PAID, version = "1")
    record V1(String id) {}

    @WebhookEvent(type = PAID, version = "2")
    record V2(String id) {}

    @WebhookEvent(type = PAID, version = "4")
    record V4(String id) {}

    @WebhookEvent(type = PAID, version = "4")
    record OtherV4(String id) {}

    @WebhookEvent(type = PAID)
    record Unversioned(String id) {}

    static final class Ambiguous {
        @Upcast(
                type = {"x", PAID},
                from = "v1",
                to = "v4")
        static Map<String, Object> one(Map<String, Object> old) {
            return old;
        }

        @Upcast(type = PAID, from = "V01", to = "v5")
        static Map<String, Object> other(Map<String, Object> old) {
            return old;
        }
    }

    @WebhookEvent(type = PAID, version = "v5")
    record Fifth(String id) {}

    @Test
    void tells_two_steps_from_the_same_version() {
        assertThat(problems(dispatcher()
                        .handlers(Ambiguous.class)
                        .handler("a", Selection.everything().versions("v5"), Fifth.class, (event, delivery) -> {})))
                .containsExactly("@Upcast " + HERE + "Ambiguous.one and " + HERE + "Ambiguous.other both lead type"
                        + " \"invoice.paid\" on from version v1; keep one of them");
    }

    static final class Gap {
        @Upcast(type = PAID, from = "1", to = "2")
        static Map<String, Object> first(Map<String, Object> old) {
            return old;
        }

        @Upcast(type = PAID, from = "3", to = "4")
        static Map<String, Object> last(Map<String, Object> old) {
            return old;
        }
    }

    @Test
    void tells_a_gap_once_and_where_it_is() {
        assertThat(problems(takingV4().handlers(Gap.class)))
                .containsExactly("handler \"a\" takes type \"invoice.paid\" as " + HERE
                        + "V4 of version 4, but no @Upcast leads"
                        + " on from version 2; write one with type = \"invoice.paid\", from = \"2\"" + RESTRICT);
    }

    @Test
    void tells_a_model_that_an_older_model_does_not_lead_to() {
        assertThat(problems(takingV4().handler("old", V1.class, (event, delivery) -> {})))
                .containsExactly("handler \"a\" takes type \"invoice.paid\" as " + HERE
                        + "V4 of version 4, but no @Upcast leads"
                        + " on from version 1; write one with type = \"invoice.paid\", from = \"1\"" + RESTRICT);
    }

    @Test
    void lets_handlers_of_two_models_stand_side_by_side_when_each_names_its_version() {
        assertThat(dispatcher()
                        .handler("old", Selection.everything().versions("1"), V1.class, (event, delivery) -> {})
                        .handler("new", Selection.everything().versions("4"), V4.class, (event, delivery) -> {})
                        .build())
                .isNotNull();
    }

    @Test
    void tells_a_handler_that_wants_versions_which_never_become_its_model() {
        assertThat(problems(dispatcher()
                        .handler(
                                "a",
                                Selection.everything().versions("1", "2", "3"),
                                V2.class,
                                (event, delivery) -> {})))
                .containsExactlyInAnyOrder(
                        "handler \"a\" takes type \"invoice.paid\" as " + HERE
                                + "V2 of version 2, but wants version 3, which is"
                                + " newer and is never bound to an older model; let it take a newer model",
                        "handler \"a\" takes type \"invoice.paid\" as " + HERE
                                + "V2 of version 2, but wants version 1, and"
                                + " nothing leads there from that; write an @Upcast with from = \"1\"");
    }

    static final class Past {
        @Upcast(type = PAID, from = "1", to = "5")
        static Map<String, Object> past(Map<String, Object> old) {
            return old;
        }
    }

    @Test
    void tells_a_step_that_leads_past_the_model_and_one_that_leads_to_none() {
        assertThat(problems(takingV4().handlers(Past.class)))
                .containsExactly(
                        "handler \"a\" takes type \"invoice.paid\" as " + HERE + "V4 of version 4, but @Upcast " + HERE
                                + "Past.past from 1 to 5 leads past it; let a step end at version 4" + RESTRICT,
                        "@Upcast " + HERE
                                + "Past.past leads type \"invoice.paid\" to version 5, but no handler takes a model"
                                + " of that version or a later one; add a handler with such a model or remove the step");
    }

    @Test
    void tells_steps_whose_only_handler_takes_every_version_as_it_comes() {
        assertThat(problems(dispatcher().handlers(Past.class).handler("a", Unversioned.class, (event, delivery) -> {})))
                .singleElement()
                .asString()
                .contains("Past.past leads type \"invoice.paid\" to version 5, but no handler takes a model");
    }

    static final class Broken {
        @Upcast
        static V2 first(V1 old) {
            return new V2("");
        }

        @Upcast(type = PAID, from = "2", to = "4")
        static Map<String, Object> second(Map<String, Object> old) {
            return old;
        }
    }

    @Test
    void tells_a_step_that_cannot_take_what_the_step_before_returns() {
        assertThat(problems(takingV4().handlers(Broken.class)))
                .containsExactly(
                        "handler \"a\" takes type \"invoice.paid\" as " + HERE + "V4 of version 4, but @Upcast " + HERE
                                + "Broken.first from 1 to 2 returns " + HERE + "V2, but the next step " + HERE
                                + "Broken.second takes a tree; let one return what the other takes");
    }

    static final class Other {
        @Upcast
        static OtherV4 to(V1 old) {
            return new OtherV4("");
        }
    }

    @Test
    void tells_a_step_that_ends_at_another_model_of_the_version() {
        assertThat(problems(takingV4().handlers(Other.class)))
                .containsExactly(
                        "handler \"a\" takes type \"invoice.paid\" as " + HERE + "V4 of version 4, but @Upcast " + HERE
                                + "Other.to from 1 to 4 returns " + HERE + "OtherV4 instead; let it return " + HERE
                                + "V4 or a Map<String, Object>");
    }

    private static DispatcherBuilder takingV4() {
        return dispatcher().handler("a", V4.class, (event, delivery) -> {});
    }

    private static List<String> problems(DispatcherBuilder builder) {
        return catchThrowableOfType(WebhookConfigurationException.class, builder::build)
                .problems();
    }
}
