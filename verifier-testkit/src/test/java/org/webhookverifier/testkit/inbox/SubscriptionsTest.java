package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.webhookverifier.Admission;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.WebhookReceiverBuilder;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.RetryPolicy;
import org.webhookverifier.source.Source;
import org.webhookverifier.subscription.Mode;
import org.webhookverifier.subscription.Target;
import org.webhookverifier.testkit.SettableClock;
import org.webhookverifier.testkit.WebhookSigner;

/** Sources, types and handlers that are paused and given up while the application runs. */
class SubscriptionsTest {
    private static final String SECRET = "whsec_of_the_subscribed";

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final MemoryInboxStore store = new MemoryInboxStore(clock);
    private final WebhookSigner signer = WebhookSigner.of("stripe", SECRET).at(clock);
    private final List<String> calls = new ArrayList<>();
    private final AtomicBoolean bankIsClosed = new AtomicBoolean();
    private int sent;

    private WebhookReceiverBuilder builder() {
        return WebhookReceiver.builder()
                .clock(clock)
                .source(Source.of("stripe", SECRET))
                .handler("bank", "stripe", "paid", Delivery.class, (event, delivery) -> {
                    calls.add("bank " + delivery.id());
                    if (bankIsClosed.get()) {
                        throw new IllegalStateException("closed");
                    }
                })
                .handler(
                        "mail",
                        "stripe",
                        "paid",
                        Delivery.class,
                        (event, delivery) -> calls.add("mail " + delivery.id()))
                .handler(
                        "other",
                        "stripe",
                        "other",
                        Delivery.class,
                        (event, delivery) -> calls.add("other " + delivery.id()));
    }

    private WebhookReceiver kept() {
        return builder()
                .inbox(Inbox.on(store).startedByHand().retry(RetryPolicy.DEFAULT.spread(0)))
                .build();
    }

    private Receipt send(WebhookReceiver receiver, String type) {
        sent++;
        return receiver.receive("stripe", signer.sign("{\"id\":\"e" + sent + "\",\"type\":\"" + type + "\"}"));
    }

    private static EntryInfo only(WebhookReceiver receiver) {
        return receiver.inbox().list(EntryQuery.all()).get(0);
    }

    @Test
    void an_unsubscribed_type_is_acknowledged_and_not_handled_any_more() {
        var receiver = kept();
        assertThat(receiver.subscriptions().unsubscribe(Target.type("stripe", "pa*"), "alice", "noise"))
                .isTrue();
        Receipt receipt = send(receiver, "paid");

        assertThat(receipt.outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(receipt.reason()).isEqualTo("unsubscribed");
        assertThat(receipt.answer().status()).isEqualTo(200);
        assertThat(send(receiver, "other").outcome()).isEqualTo(Outcome.ACCEPTED);
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("other e2");

        assertThat(receiver.subscriptions().subscribe(Target.type("stripe", "pa*"), "alice", "again"))
                .isTrue();
        send(receiver, "paid");
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("other e2", "bank e3", "mail e3");
    }

    @Test
    void what_waits_in_the_inbox_is_not_handled_when_its_type_is_unsubscribed() {
        var receiver = kept();
        send(receiver, "paid");
        receiver.subscriptions().unsubscribe(Target.source("stripe"), "alice", "noise");
        receiver.inbox().runDue();

        assertThat(calls).isEmpty();
        assertThat(only(receiver).state()).isEqualTo(EntryState.DONE);
        assertThat(only(receiver).reason()).isEqualTo("unsubscribed");
    }

    @Test
    void a_handler_that_is_unsubscribed_is_left_out_and_the_others_run() {
        var receiver = kept();
        receiver.subscriptions().unsubscribe(Target.handler("bank"), "alice", "moved");
        send(receiver, "paid");
        receiver.inbox().runDue();

        assertThat(calls).containsExactly("mail e1");
        assertThat(only(receiver).state()).isEqualTo(EntryState.DONE);
        receiver.subscriptions().unsubscribe(Target.handler("mail"), "alice", "moved too");
        assertThat(send(receiver, "paid").reason()).isEqualTo("unsubscribed");
    }

    @Test
    void a_paused_source_keeps_its_deliveries_until_it_is_resumed() {
        var receiver = kept();
        send(receiver, "paid");
        receiver.subscriptions().pause(Target.source("stripe"), "alice", "maintenance");
        Receipt receipt = send(receiver, "paid");

        assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(receipt.reason()).isEqualTo("paused");
        receiver.inbox().runDue();
        assertThat(calls).isEmpty();
        assertThat(receiver.inbox().count(EntryQuery.all().states(EntryState.PARKED)))
                .isEqualTo(2);

        assertThat(receiver.subscriptions().resume(Target.source("stripe"), "alice", "done"))
                .isTrue();
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("bank e1", "mail e1", "bank e2", "mail e2");
        assertThat(receiver.inbox().count(EntryQuery.all().states(EntryState.DONE)))
                .isEqualTo(2);
    }

    @Test
    void a_paused_type_does_not_hold_up_the_others() {
        var receiver = kept();
        receiver.subscriptions().pause(Target.type("stripe", "paid"), "alice", "maintenance");
        send(receiver, "paid");
        send(receiver, "other");
        receiver.inbox().runDue();

        assertThat(calls).containsExactly("other e2");
        // Another change lets all parked ones go, and those that are still paused are parked again.
        receiver.subscriptions().pause(Target.handler("other"), "alice", "maintenance");
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("other e2");
        assertThat(only(receiver).state()).isEqualTo(EntryState.PARKED);
        assertThat(only(receiver).attempts()).isZero();
    }

    @Test
    void a_paused_handler_gets_its_deliveries_later_and_the_others_do_not_run_twice() {
        var receiver = kept();
        receiver.subscriptions().pause(Target.handler("bank"), "alice", "the bank is closed");
        send(receiver, "paid");
        receiver.inbox().runDue();

        assertThat(calls).containsExactly("mail e1");
        assertThat(only(receiver).state()).isEqualTo(EntryState.PARKED);
        assertThat(only(receiver).reason()).isEqualTo("paused");
        receiver.subscriptions().resume(Target.handler("bank"), "alice", "it has opened");
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("mail e1", "bank e1");
        assertThat(only(receiver).state()).isEqualTo(EntryState.DONE);
    }

    @Test
    void a_handler_that_is_paused_between_its_retries_goes_on_with_them() {
        var receiver = kept();
        bankIsClosed.set(true);
        send(receiver, "paid");
        receiver.inbox().runDue();
        receiver.subscriptions().pause(Target.handler("bank"), "alice", "it fails");
        clock.advance(Duration.ofDays(1));
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("bank e1", "mail e1");
        assertThat(only(receiver).state()).isEqualTo(EntryState.PARKED);

        bankIsClosed.set(false);
        receiver.subscriptions().resume(Target.handler("bank"), "alice", "it works");
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("bank e1", "mail e1", "bank e1");
        assertThat(only(receiver).state()).isEqualTo(EntryState.DONE);
    }

    @Test
    void a_pause_does_not_hide_that_another_handler_has_to_be_retried() {
        var receiver = kept();
        bankIsClosed.set(true);
        receiver.subscriptions().pause(Target.handler("mail"), "alice", "later");
        send(receiver, "paid");
        receiver.inbox().runDue();
        assertThat(only(receiver).state()).isEqualTo(EntryState.RECEIVED);

        bankIsClosed.set(false);
        clock.advance(Duration.ofDays(1));
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("bank e1", "bank e1");
        assertThat(only(receiver).state()).isEqualTo(EntryState.PARKED);
        receiver.subscriptions().resume(Target.handler("mail"), "alice", "now");
        receiver.inbox().runDue();
        assertThat(calls).containsExactly("bank e1", "bank e1", "mail e1");
    }

    @Test
    void a_restart_remembers_what_was_said() {
        kept().subscriptions().unsubscribe(Target.type("stripe", "paid"), "alice", "noise");
        var restarted = kept();

        assertThat(send(restarted, "paid").reason()).isEqualTo("unsubscribed");
        var said = restarted.subscriptions().list();
        assertThat(said).hasSize(1);
        assertThat(said.get(0).target()).isEqualTo(Target.type("stripe", "paid"));
        assertThat(said.get(0).mode()).isEqualTo(Mode.UNSUBSCRIBED);
        assertThat(said.get(0).who()).isEqualTo("alice");
        assertThat(said.get(0).since()).isEqualTo(clock.instant());
    }

    @Test
    void what_one_process_says_another_one_does() {
        var here = kept();
        var there = kept();
        send(there, "paid");
        here.subscriptions().pause(Target.source("stripe"), "alice", "maintenance");
        there.inbox().runDue();
        assertThat(calls).isEmpty();

        here.subscriptions().resume(Target.source("stripe"), "alice", "done");
        there.inbox().runDue();
        assertThat(calls).containsExactly("bank e1", "mail e1");
    }

    @Test
    void unsubscribed_is_stronger_than_paused() {
        var receiver = kept();
        receiver.subscriptions().pause(Target.source("stripe"), "alice", "");
        receiver.subscriptions().unsubscribe(Target.type("stripe", "paid"), "alice", "");

        assertThat(send(receiver, "paid").reason()).isEqualTo("unsubscribed");
        assertThat(send(receiver, "other").reason()).isEqualTo("paused");
    }

    @Test
    void what_was_paused_can_be_given_up_and_waits_no_longer() {
        var receiver = kept();
        receiver.subscriptions().pause(Target.source("stripe"), "alice", "");
        send(receiver, "paid");
        assertThat(receiver.subscriptions().unsubscribe(Target.source("stripe"), "alice", ""))
                .isTrue();
        receiver.inbox().runDue();

        assertThat(calls).isEmpty();
        assertThat(only(receiver).state()).isEqualTo(EntryState.DONE);
        assertThat(receiver.subscriptions().resume(Target.source("stripe"), "alice", ""))
                .isFalse();
        assertThat(receiver.subscriptions().subscribe(Target.source("stripe"), "alice", ""))
                .isTrue();
    }

    @Test
    void saying_it_twice_changes_nothing() {
        var subscriptions = kept().subscriptions();

        assertThat(subscriptions.resume(Target.source("stripe"), "alice", "")).isFalse();
        assertThat(subscriptions.subscribe(Target.source("stripe"), "alice", ""))
                .isFalse();
        assertThat(subscriptions.pause(Target.source("stripe"), "alice", "")).isTrue();
        assertThat(subscriptions.pause(Target.source("stripe"), "bob", "")).isFalse();
        assertThat(subscriptions.list()).extracting(each -> each.who()).containsExactly("alice");
    }

    @Test
    void without_an_inbox_a_paused_delivery_is_asked_for_again_later() {
        var receiver = builder().build();
        receiver.subscriptions().pause(Target.type("stripe", "paid"), "alice", "maintenance");
        var request = signer.sign("{\"id\":\"e1\",\"type\":\"paid\"}");
        Receipt receipt = receiver.receive("stripe", request);

        assertThat(receipt.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(receipt.reason()).isEqualTo("paused");
        assertThat(receipt.answer().status()).isEqualTo(503);
        receiver.subscriptions().resume(Target.type("stripe", "paid"), "alice", "done");
        assertThat(receiver.receive("stripe", request).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(calls).containsExactly("bank e1", "mail e1");
    }

    @Test
    void without_an_inbox_a_paused_handler_makes_the_sender_come_again_and_the_others_run_once() {
        var receiver = builder().build();
        receiver.subscriptions().pause(Target.handler("bank"), "alice", "maintenance");
        var request = signer.sign("{\"id\":\"e1\",\"type\":\"paid\"}");

        assertThat(receiver.receive("stripe", request).answer().status()).isEqualTo(503);
        receiver.subscriptions().resume(Target.handler("bank"), "alice", "done");
        assertThat(receiver.receive("stripe", request).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(calls).containsExactly("mail e1", "bank e1");
    }

    @Test
    void an_application_that_handles_by_itself_gets_nothing_that_is_given_up_or_paused() {
        var receiver = builder().build();
        var route = receiver.route("/webhooks/stripe").orElseThrow();
        receiver.subscriptions().unsubscribe(Target.type("stripe", "paid"), "alice", "");
        var request = signer.sign("{\"id\":\"e1\",\"type\":\"paid\"}");

        assertThat(receiver.admit(route, request)).isInstanceOf(Admission.Answered.class);
        receiver.subscriptions().subscribe(Target.type("stripe", "paid"), "alice", "");
        assertThat(receiver.admit(route, request)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void what_does_not_exist_cannot_be_paused() {
        var subscriptions = kept().subscriptions();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> subscriptions.pause(Target.source("strip"), "alice", ""))
                .withMessageContaining("did you mean \"stripe\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subscriptions.pause(Target.handler("banc"), "alice", ""))
                .withMessageContaining("did you mean \"bank\"");
        assertThatIllegalArgumentException().isThrownBy(() -> Target.type("stripe", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Target("", "paid", "bank"));
    }

    @Test
    void a_change_while_a_delivery_is_handled_does_not_leave_it_parked() {
        var receiver = new WebhookReceiver[1];
        receiver[0] = WebhookReceiver.builder()
                .clock(clock)
                .source(Source.of("stripe", SECRET))
                .handler("a", "stripe", "paid", Delivery.class, (event, delivery) -> {
                    calls.add("a");
                    receiver[0].subscriptions().resume(Target.handler("b"), "alice", "now");
                })
                .handler("b", "stripe", "paid", Delivery.class, (event, delivery) -> calls.add("b"))
                .inbox(Inbox.on(store).startedByHand())
                .build();
        receiver[0].subscriptions().pause(Target.handler("b"), "alice", "later");
        send(receiver[0], "paid");
        receiver[0].inbox().runDue();

        assertThat(calls).containsExactly("a", "b");
        assertThat(only(receiver[0]).state()).isEqualTo(EntryState.DONE);
        assertThat(store.subscriptions()
                        .orElseThrow()
                        .change(Target.handler("b"), Set.of(Mode.SUBSCRIBED), Mode.PAUSED, "x", ""))
                .isTrue();
    }
}
