package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.webhookverifier.Admission;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.WebhookReceiverBuilder;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.filter.Filter;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.SettableClock;
import org.webhookverifier.testkit.WebhookSigner;

/** What becomes of deliveries that filters stop, before the inbox and behind it. */
class FilterReceptionTest {
    private static final String SECRET = "whsec_of_the_filtered";

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final MemoryInboxStore store = new MemoryInboxStore(clock);
    private final WebhookSigner signer = WebhookSigner.of("stripe", SECRET).at(clock);
    private final List<String> calls = new ArrayList<>();
    private final List<Receipt> told = new ArrayList<>();

    private WebhookReceiverBuilder plain() {
        return WebhookReceiver.builder()
                .clock(clock)
                .listener(told::add)
                .source(Source.of("stripe", SECRET))
                .handler("bank", "stripe", "paid", Delivery.class, (event, delivery) -> calls.add("bank"))
                .handler("mail", "stripe", "paid", Delivery.class, (event, delivery) -> calls.add("mail"))
                .fallback("rest", (event, delivery) -> calls.add("rest"));
    }

    private WebhookReceiverBuilder kept() {
        return plain().inbox(Inbox.on(store).startedByHand());
    }

    private Receipt receive(WebhookReceiver receiver, String id, String amount) {
        return receiver.receive("stripe", signer.sign(body(id, amount)));
    }

    private static String body(String id, String amount) {
        return "{\"id\":\"" + id + "\",\"type\":\"paid\",\"amount\":" + amount + "}";
    }

    @Test
    void what_the_source_filters_is_acknowledged_told_and_not_handled() {
        var receiver =
                plain().filter("stripe", Filter.value("/amount").atLeast(10)).build();
        Receipt receipt = receive(receiver, "evt_1", "9");

        assertThat(receipt.outcome()).isEqualTo(Outcome.FILTERED);
        assertThat(receipt.reason()).isEqualTo("source");
        assertThat(receipt.answer().status()).isEqualTo(200);
        assertThat(told).containsExactly(receipt);
        assertThat(receive(receiver, "evt_1", "9").outcome()).isEqualTo(Outcome.FILTERED);
        assertThat(receive(receiver, "evt_2", "10").outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(calls).containsExactly("bank", "mail");
    }

    @Test
    void a_filter_sees_nothing_that_is_not_verified() {
        var asked = new ArrayList<Delivery>();
        var receiver =
                plain().filter("stripe", Filter.where("notes", asked::add)).build();
        var forged =
                WebhookSigner.of("stripe", "whsec_of_somebody_else").at(clock).sign(body("evt_1", "1"));

        assertThat(receiver.receive("stripe", forged).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_handler_gets_what_its_own_filter_lets_through() {
        var receiver = plain().filterHandler("bank", Filter.value("/amount").atLeast(10))
                .filterHandler("mail", Filter.value("/amount").atLeast(5))
                .build();

        assertThat(receive(receiver, "evt_1", "7").outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(calls).containsExactly("mail");
        Receipt none = receive(receiver, "evt_2", "4");
        assertThat(none.outcome()).isEqualTo(Outcome.FILTERED);
        assertThat(none.reason()).isEqualTo("handlers");
        assertThat(calls).as("the fallback is for types without handler").containsExactly("mail");
    }

    @Test
    void several_filters_have_to_be_met_all() {
        var receiver = plain().filter("stripe", Filter.value("/amount").atLeast(10))
                .filter("stripe", Filter.value("/amount").atMost(20))
                .build();

        assertThat(receive(receiver, "evt_1", "30").outcome()).isEqualTo(Outcome.FILTERED);
        assertThat(receive(receiver, "evt_2", "3").outcome()).isEqualTo(Outcome.FILTERED);
        assertThat(receive(receiver, "evt_3", "15").outcome()).isEqualTo(Outcome.HANDLED);
    }

    @Test
    void what_is_filtered_is_not_stored() {
        var receiver =
                kept().filter("stripe", Filter.value("/amount").atLeast(10)).build();

        assertThat(receive(receiver, "evt_1", "9").outcome()).isEqualTo(Outcome.FILTERED);
        assertThat(receiver.inbox().count(EntryQuery.all())).isZero();
        assertThat(receive(receiver, "evt_2", "10").outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(receiver.inbox().count(EntryQuery.all())).isEqualTo(1);
    }

    @Test
    void a_replay_asks_the_filters_of_today() {
        var open = new AtomicBoolean(true);
        var receiver = kept().filter("stripe", Filter.where("is open", delivery -> open.get()))
                .build();
        receive(receiver, "evt_1", "1");
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("bank", "mail");

        open.set(false);
        receiver.inbox().replay(EntryQuery.all(), "alice", "once more");
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("bank", "mail");
        var entry = receiver.inbox().list(EntryQuery.all()).get(0);
        assertThat(entry.state()).isEqualTo(EntryState.DONE);
        assertThat(entry.reason()).isEqualTo("filtered");

        open.set(true);
        receiver.inbox().replay(EntryQuery.all(), "alice", "and again");
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("bank", "mail", "bank", "mail");
    }

    @Test
    void a_handler_that_filters_is_not_waited_for() {
        var receiver = kept().filterHandler("bank", Filter.value("/amount").atLeast(10))
                .build();
        receive(receiver, "evt_1", "7");
        receiver.inbox().runDue();

        assertThat(calls).containsExactly("mail");
        assertThat(receiver.inbox().list(EntryQuery.all()).get(0).state()).isEqualTo(EntryState.DONE);
    }

    @Test
    void what_a_filter_cannot_read_is_refused_or_kept_as_a_dead_letter_never_lost() {
        // Slack's id is in its body and GitHub's in a header: only there is the body first read by the filter.
        var github = WebhookSigner.of("github", "a-secret-of-github").at(clock);
        var filter = Filter.value("/amount").atLeast(10);
        WebhookReceiverBuilder builder = WebhookReceiver.builder()
                .clock(clock)
                .source(Source.of("github", "a-secret-of-github"))
                .fallback("rest", (event, delivery) -> calls.add("rest"))
                .filter("github", filter);
        var broken = github.sign("{\"amount\":1,\"amount\":2}");

        assertThat(builder.build().receive("github", broken).outcome()).isEqualTo(Outcome.UNREADABLE);
        var receiver = builder.inbox(Inbox.on(store).startedByHand()).build();
        assertThat(receiver.receive("github", broken).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(receiver.inbox().list(EntryQuery.all()).get(0).reason()).isEqualTo("unreadable");
        assertThat(calls).isEmpty();
    }

    @Test
    void a_filter_that_throws_fails_the_delivery_so_that_it_comes_again() {
        var broken = new AtomicBoolean(true);
        Filter filter = Filter.where("is broken", delivery -> {
            if (broken.get()) {
                throw new IllegalStateException("of the filter");
            }
            return true;
        });
        var receiver = plain().filterHandler("bank", filter).build();

        assertThat(receive(receiver, "evt_1", "1").answer().status()).isEqualTo(500);
        broken.set(false);
        assertThat(receive(receiver, "evt_1", "1").outcome()).isEqualTo(Outcome.HANDLED);
    }

    @Test
    void an_application_that_handles_by_itself_gets_what_the_source_lets_through() {
        var receiver = plain().filter("stripe", Filter.value("/amount").atLeast(10))
                .filterHandler("bank", Filter.value("/amount").atLeast(99))
                .filterHandler("mail", Filter.value("/amount").atLeast(99))
                .build();
        var route = receiver.route("/webhooks/stripe").orElseThrow();

        assertThat(receiver.admit(route, signer.sign(body("evt_1", "9"))))
                .isInstanceOfSatisfying(
                        Admission.Answered.class,
                        answered -> assertThat(answered.receipt().outcome()).isEqualTo(Outcome.FILTERED));
        assertThat(receiver.admit(route, signer.sign(body("evt_2", "10")))).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void a_handler_can_take_types_by_pattern() {
        var receiver = WebhookReceiver.builder()
                .clock(clock)
                .source(Source.of("stripe", SECRET))
                .handlers(new Object() {
                    @WebhookHandler(
                            name = "pattern",
                            type = {"pa*", "*d"})
                    void some(Delivery delivery) {
                        calls.add("pattern " + delivery.type());
                    }

                    @WebhookHandler(name = "exact", type = "paid")
                    void paid(Delivery delivery) {
                        calls.add("exact " + delivery.type());
                    }

                    @WebhookHandler(name = "rest", fallback = true)
                    void rest(Delivery delivery) {
                        calls.add("rest " + delivery.type());
                    }
                })
                .build();
        for (String type : List.of("paid", "payout", "void", "other")) {
            receiver.receive("stripe", signer.sign("{\"id\":\"" + type + "\",\"type\":\"" + type + "\"}"));
        }

        assertThat(calls).containsExactly("exact paid", "pattern paid", "pattern payout", "pattern void", "rest other");
    }

    @Test
    void filters_of_what_does_not_exist_are_told_with_all_other_mistakes() {
        assertThatThrownBy(() -> plain().filter("stripes", Filter.types("*"))
                        .filterHandler("bnk", Filter.types("*"))
                        .build())
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining(
                        "filter names the source \"stripes\", which does not exist; did you mean \"stripe\"")
                .hasMessageContaining(
                        "filterHandler names the handler \"bnk\", which does not exist; did you mean \"bank\"");
    }
}
