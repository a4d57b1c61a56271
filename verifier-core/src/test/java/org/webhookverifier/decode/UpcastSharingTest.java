package org.webhookverifier.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.SOURCES;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;
import static org.webhookverifier.dispatch.Deliveries.onlyStatus;
import static org.webhookverifier.dispatch.Deliveries.send;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.dispatch.CountingJson;
import org.webhookverifier.dispatch.Dispatcher;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;

/** Who shares what of a decoded delivery. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class UpcastSharingTest {
    private static final String V1 = "{\"name\":\"Ada Lovelace\",\"amount\":1200}";

    private final List<Object> events = new ArrayList<>();

    @Test
    void binds_a_model_without_version_to_every_version_as_it_comes() {
        Dispatcher dispatcher = dispatcher().handlers(new Unversioned()).build();
        for (String version : List.of("", "2024-06-20", "unstable")) {
            assertThat(onlyStatus(send(dispatcher, version, V1))).isEqualTo(Status.DONE);
        }
        assertThat(events).hasSize(3);
    }

    @WebhookEvent(type = PAID)
    record Any(long amount) {}

    private final class Unversioned {
        @WebhookHandler
        void on(Any event) {
            events.add(event);
        }
    }

    @Test
    void takes_the_steps_once_for_all_handlers_of_a_model() {
        var json = new CountingJson();
        Dispatcher dispatcher = Dispatcher.builder(SOURCES, () -> json)
                .handlers(new UpcastTest.TreeSteps())
                .handler("a", UpcastTest.Paid.class, (event, delivery) -> events.add(event))
                .handler("b", UpcastTest.Paid.class, (event, delivery) -> events.add(event))
                .build();
        send(dispatcher, "2024-06-20", V1);
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isSameAs(events.get(1));
        assertThat(json.reads()).isEqualTo(1);
    }

    @Test
    void steps_of_one_model_do_not_touch_what_other_handlers_see() {
        Dispatcher dispatcher = dispatcher()
                .handlers(new UpcastTest.TreeSteps(), new Watching())
                .handler("A first", UpcastTest.Paid.class, (event, delivery) -> events.add("model"))
                .build();
        send(dispatcher, "2024-06-20", V1);
        assertThat(events).containsExactly("model", "{name=Ada Lovelace, amount=1200}");
    }

    private final class Watching {
        @WebhookHandler(type = PAID)
        void tree(Map<String, Object> tree) {
            events.add(tree.toString());
        }
    }

    @Test
    void takes_a_step_once_that_is_given_by_its_class_and_found_on_its_model() {
        Dispatcher dispatcher = dispatcher()
                .handlers(UpcastTest.PaidV3.class, UpcastTest.PaidV2.class, UpcastTest.PaidV3.class)
                .handler("a", UpcastTest.PaidV3.class, (event, delivery) -> events.add(event.first()))
                .build();
        send(dispatcher, "2024-06-20", V1);
        assertThat(events).containsExactly("Ada");
    }

    @WebhookEvent(type = PAID, version = "1", provider = "github")
    record OfGithub(String id) {}

    @WebhookEvent(type = PAID, version = "2", provider = "stripe")
    record OfStripe(String id) {}

    @Test
    void does_not_know_the_versions_of_another_provider() {
        Dispatcher dispatcher = dispatcher()
                .handler("a", OfGithub.class, (event, delivery) -> events.add("github"))
                .handler("b", OfStripe.class, (event, delivery) -> events.add("stripe"))
                .build();
        assertThat(onlyStatus(send(dispatcher, "1", V1))).isEqualTo(Status.UNSUPPORTED_VERSION);
        assertThat(onlyStatus(send(dispatcher, "2", V1))).isEqualTo(Status.DONE);
        assertThat(events).containsExactly("stripe");
    }
}
