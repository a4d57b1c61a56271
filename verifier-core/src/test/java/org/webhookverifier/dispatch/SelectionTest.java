package org.webhookverifier.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.SOURCES;
import static org.webhookverifier.dispatch.Deliveries.delivery;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;
import static org.webhookverifier.dispatch.Deliveries.json;
import static org.webhookverifier.dispatch.Deliveries.outcomes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.NearestName;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;

@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class SelectionTest {
    @WebhookEvent(type = {PAID, "invoice.voided"})
    record AnyInvoice(String id) {}

    @WebhookEvent(type = PAID, provider = "stripe")
    record StripeInvoice(String id) {}

    private static final class Handlers {
        @WebhookHandler(name = "any")
        void any(AnyInvoice invoice) {}

        @WebhookHandler(name = "stripe")
        void stripe(StripeInvoice invoice) {}

        @WebhookHandler(name = "eu", source = "billing-eu")
        void eu(StripeInvoice invoice) {}

        @WebhookHandler(
                name = "two",
                source = {"billing", "own"},
                type = PAID)
        void two(Delivery delivery) {}

        @WebhookHandler(name = "voided", type = "invoice.voided")
        void voided(AnyInvoice invoice) {}

        @WebhookHandler(
                name = "v2",
                type = PAID,
                source = "own",
                version = {"2", "v3"})
        void second(byte[] body) {}
    }

    private final Dispatcher dispatcher = dispatcher().handlers(new Handlers()).build();

    @Test
    void restricts_by_source_and_by_the_provider_of_the_model() {
        assertThat(takers("billing", PAID, "")).containsExactly("any", "stripe", "two");
        assertThat(takers("billing-eu", PAID, "")).containsExactly("any", "eu", "stripe");
        assertThat(takers("code", PAID, "")).containsExactly("any");
        assertThat(takers("own", PAID, "")).containsExactly("any", "two");
    }

    @Test
    void restricts_the_types_of_a_model() {
        assertThat(takers("own", "invoice.voided", "")).containsExactly("any", "voided");
    }

    @Test
    void restricts_by_the_delivered_version_in_natural_order() {
        assertThat(takers("own", PAID, "2")).containsExactly("any", "two", "v2");
        assertThat(takers("own", PAID, "02")).containsExactly("any", "two", "v2");
        assertThat(takers("own", PAID, "V3")).containsExactly("any", "two", "v2");
        assertThat(takers("own", PAID, "20")).containsExactly("any", "two");
    }

    @Test
    void restricts_by_the_version_that_a_source_has_when_it_states_none() {
        Dispatcher withDefault = dispatcher()
                .handlers(new Handlers())
                .versionWhenAbsent("own", "2")
                .build();
        assertThat(takers(withDefault, "own", PAID, "")).contains("v2");
        assertThat(takers(withDefault, "own", PAID, "1")).doesNotContain("v2");
    }

    @Test
    void compares_types_exactly() {
        assertThat(takers("billing", "Invoice.paid", "")).isEmpty();
        assertThat(takers("billing", PAID + " ", "")).isEmpty();
    }

    @Test
    void runs_a_handler_once_whose_model_names_a_type_twice() {
        Dispatcher twice = dispatcher()
                .handler("a", Selection.everything().types(PAID, PAID), byte[].class, (body, delivery) -> {})
                .build();
        assertThat(takers(twice, "own", PAID, "")).containsExactly("a");
    }

    @Test
    void suggests_the_nearest_name_or_lists_all() {
        var names = new TreeSet<>(SOURCES.keySet());
        assertThat(NearestName.suggest("Biling", names)).isEqualTo("did you mean \"billing\"?");
        assertThat(NearestName.suggest("payments", names))
                .isEqualTo("there are \"billing\", \"billing-eu\", \"code\", \"own\"");
        assertThat(NearestName.suggest("payments", List.of("code"))).isEqualTo("there is \"code\"");
        assertThat(NearestName.suggest("payments", List.of())).isEqualTo("there is none");
    }

    private List<String> takers(String source, String type, String version) {
        return takers(dispatcher, source, type, version);
    }

    private static List<String> takers(Dispatcher dispatcher, String source, String type, String version) {
        Delivery delivery = delivery(source, type, version, "{}");
        List<String> outcomes = outcomes(dispatcher.dispatch(delivery, json("{}"), Set.of()));
        assertThat(dispatcher.interest(delivery, null))
                .isEqualTo(outcomes.isEmpty() ? Interest.NO_HANDLER : Interest.WANTED);
        return outcomes.stream()
                .map(outcome -> Arrays.asList(outcome.split(" DONE")).get(0))
                .toList();
    }
}
