package org.webhookverifier.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.dispatch.Deliveries.PAID;
import static org.webhookverifier.dispatch.Deliveries.dispatcher;
import static org.webhookverifier.dispatch.Deliveries.onlyStatus;
import static org.webhookverifier.dispatch.Deliveries.outcomes;
import static org.webhookverifier.dispatch.Deliveries.send;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.dispatch.Dispatcher;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/** One event in three versions: the name was one text, then two, and then the amount became an object. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
class UpcastTest {
    private static final String V1 = "{\"name\":\"Ada Lovelace\",\"amount\":1200}";
    private static final String V2 = "{\"first\":\"Ada\",\"last\":\"Lovelace\",\"amount\":1200}";
    private static final String V3 =
            "{\"first\":\"Ada\",\"last\":\"Lovelace\",\"amount\":{\"value\":1200,\"currency\":\"EUR\"}}";

    private final List<Object> events = new ArrayList<>();

    record Amount(long value, String currency) {}

    @WebhookEvent(type = PAID, version = "2024-06-20")
    record PaidV1(String name, long amount) {}

    @WebhookEvent(type = PAID, version = "2025-03-31.basil")
    record PaidV2(String first, String last, long amount) {
        @Upcast
        static PaidV2 from(PaidV1 old) {
            String[] words = old.name().split(" ", 2);
            return new PaidV2(words[0], words[1], old.amount());
        }
    }

    @WebhookEvent(type = PAID, version = "2025-04-30.basil")
    record PaidV3(String first, String last, Amount amount) {
        @Upcast
        private static PaidV3 from(PaidV2 old) {
            return new PaidV3(old.first(), old.last(), new Amount(old.amount(), "EUR"));
        }
    }

    private static final PaidV3 GOLDEN = new PaidV3("Ada", "Lovelace", new Amount(1200, "EUR"));

    @WebhookEvent(type = PAID, version = "2025-04-30.basil")
    record Paid(String first, String last, Amount amount) {}

    /** The same steps as trees; the second is a method of an object. */
    static final class TreeSteps {
        @Upcast(type = PAID, from = "2024-06-20", to = "2025-03-31.basil")
        static Map<String, Object> splitName(Map<String, Object> old) {
            String[] words = ((String) old.remove("name")).split(" ", 2);
            old.put("first", words[0]);
            old.put("last", words[1]);
            return old;
        }

        @Upcast(type = PAID, from = "2025-03-31.basil", to = "2025-04-30.basil")
        Map<String, Object> nameCurrency(Map<String, Object> old) {
            return Map.of(
                    "first", old.get("first"),
                    "last", old.get("last"),
                    "amount", Map.of("value", old.get("amount"), "currency", "EUR"));
        }
    }

    @Test
    void leads_every_version_to_the_model_through_models() {
        assertLeadsAllVersions(dispatcher()
                .handler("a", PaidV3.class, (event, delivery) -> events.add(event))
                .build());
        assertThat(events).containsOnly(GOLDEN);
    }

    @Test
    void leads_every_version_to_the_model_through_trees() {
        assertLeadsAllVersions(dispatcher()
                .handlers(new TreeSteps())
                .handler("a", Paid.class, (event, delivery) -> events.add(event))
                .build());
        assertThat(events).containsOnly(new Paid("Ada", "Lovelace", new Amount(1200, "EUR")));
    }

    private void assertLeadsAllVersions(Dispatcher dispatcher) {
        assertThat(onlyStatus(send(dispatcher, "2024-06-20", V1))).isEqualTo(Status.DONE);
        assertThat(onlyStatus(send(dispatcher, "2025-03-31.basil", V2))).isEqualTo(Status.DONE);
        assertThat(onlyStatus(send(dispatcher, "2025-04-30.basil", V3))).isEqualTo(Status.DONE);
        assertThat(onlyStatus(send(dispatcher, "2025-4-30.BASIL", V3))).isEqualTo(Status.DONE);
        assertThat(events).hasSize(4);
    }

    @Test
    void reads_a_version_between_two_known_ones_as_the_earlier() {
        Dispatcher dispatcher = paidV3();
        assertThat(onlyStatus(send(dispatcher, "2024-09-30.acacia", V1))).isEqualTo(Status.DONE);
        assertThat(onlyStatus(send(dispatcher, "2025-04-01", V2))).isEqualTo(Status.DONE);
        assertThat(events).containsExactly(GOLDEN, GOLDEN);
    }

    @Test
    void supports_no_version_below_all_that_are_known() {
        assertUnsupported("2023-10-16", V1, "no upcast leads there from version '2023-10-16'");
    }

    @Test
    void never_binds_a_newer_version_to_an_older_model() {
        assertUnsupported("2025-05-28.basil", V3, "version '2025-05-28.basil' is newer");
        assertUnsupported("unstable", "{}", "version 'unstable' is newer");
    }

    @Test
    void supports_no_delivery_without_version_unless_the_source_says_which_it_is() {
        assertUnsupported("", V3, "the delivery states no version");
        Dispatcher told = dispatcher()
                .handler("a", PaidV3.class, (event, delivery) -> events.add(event))
                .versionWhenAbsent("billing", "2024-06-20")
                .build();
        assertThat(onlyStatus(send(told, "", V1))).isEqualTo(Status.DONE);
        assertThat(onlyStatus(send(told, "2025-03-31.basil", V2))).isEqualTo(Status.DONE);
        assertThat(events).containsExactly(GOLDEN, GOLDEN);
    }

    @Test
    void keeps_what_a_sender_wrote_harmless_in_the_message() {
        assertUnsupported("9999\r\n\u202e" + "x".repeat(90), V3, "version '9999???" + "x".repeat(73) + "...' is newer");
    }

    private void assertUnsupported(String version, String body, String reason) {
        var results = send(paidV3(), version, body);
        assertThat(onlyStatus(results)).isEqualTo(Status.UNSUPPORTED_VERSION);
        assertThat(results.get(0).error())
                .isInstanceOf(UndecodableException.class)
                .hasMessage("org.webhookverifier.decode.UpcastTest.PaidV3 of 'invoice.paid' was written for version"
                        + " 2025-04-30.basil; " + reason);
        assertThat(events).isEmpty();
    }

    @Test
    void leads_each_handler_to_the_model_that_it_takes() {
        Dispatcher dispatcher = dispatcher()
                .handler("v2", PaidV2.class, (event, delivery) -> events.add(event))
                .handler("v3", PaidV3.class, (event, delivery) -> events.add(event))
                .build();
        assertThat(outcomes(send(dispatcher, "2024-06-20", V1))).containsExactly("v2 DONE", "v3 DONE");
        assertThat(events).containsExactly(new PaidV2("Ada", "Lovelace", 1200), GOLDEN);
        assertThat(outcomes(send(dispatcher, "2025-04-30.basil", V3)))
                .containsExactly("v2 UNSUPPORTED_VERSION", "v3 DONE");
    }

    private Dispatcher paidV3() {
        return dispatcher()
                .handler("a", PaidV3.class, (event, delivery) -> events.add(event))
                .build();
    }
}
