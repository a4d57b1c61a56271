package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Part;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.event.RetryLater;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.HandlerState;
import org.webhookverifier.inbox.RetryPolicy;

/** The way of a delivery through an inbox whose workers are this thread. */
class InboxTest {
    private static final RetryPolicy THRICE = RetryPolicy.DEFAULT
            .attempts(3)
            .delays(Duration.ofMinutes(1), 10, Duration.ofHours(1))
            .spread(0);

    private final Shop shop = new Shop();

    private static void fail() throws IOException {
        throw new IOException("the bank is closed");
    }

    @Test
    void a_delivery_is_kept_and_acknowledged_before_any_handler_runs() {
        shop.handler("bank", "invoice.paid", () -> {}).open();
        long id = shop.accept("evt_1", "invoice.paid");

        assertThat(shop.calls).isEmpty();
        assertThat(shop.state(id)).isEqualTo(EntryState.RECEIVED);
        assertThat(shop.runDue()).isEqualTo(1);
        assertThat(shop.calls).containsExactly("bank evt_1");
        assertThat(shop.state(id)).isEqualTo(EntryState.DONE);
        assertThat(shop.runAfter(Duration.ofDays(1))).isZero();
    }

    @Test
    void a_handler_gets_the_delivery_as_it_was_verified() {
        var got = new java.util.concurrent.atomic.AtomicReference<Delivery>();
        shop.handlers(new Object() {
            @WebhookHandler(name = "tree", type = "invoice.paid")
            void paid(Map<String, Object> event, Delivery delivery) {
                assertThat(event).containsEntry("id", "evt_1");
                got.set(delivery);
            }
        });
        shop.open().accept("evt_1", "invoice.paid");
        shop.runDue();

        assertThat(got.get().version()).isEqualTo("2024-06-20");
        assertThat(got.get().provenance(Part.ID)).isEqualTo(Provenance.SIGNED);
        assertThat(shop.lastAttempt().results().get(0).status()).isEqualTo(HandlerResult.Status.DONE);
    }

    @Test
    void a_copy_is_acknowledged_and_not_kept_again_before_during_and_after_handling() {
        var during = new java.util.concurrent.atomic.AtomicReference<Receipt>();
        String body = Shop.event("evt_1", "invoice.paid", "");
        shop.handler("bank", "invoice.paid", () -> during.set(shop.receive(body)))
                .open()
                .receive(body);
        Receipt before = shop.receive(body);
        shop.runDue();
        shop.clock.advance(Duration.ofDays(44));
        Receipt after = shop.receive(body);

        for (Receipt copy : List.of(before, during.get(), after)) {
            assertThat(copy.outcome()).isEqualTo(Outcome.DUPLICATE);
            assertThat(copy.reason()).isEqualTo("same_content");
            assertThat(copy.answer().status()).isEqualTo(200);
        }
        assertThat(shop.calls).hasSize(1);
    }

    @Test
    void another_content_under_the_same_id_is_told_and_the_first_counts() {
        shop.handler("bank", "invoice.paid", () -> {}).open();
        long id = shop.accept("evt_1", "invoice.paid");
        Receipt other = shop.receive(Shop.event("evt_1", "invoice.paid", ",\"amount\":1"));

        assertThat(other.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(other.reason()).isEqualTo("other_content");
        assertThat(new String(shop.inbox().delivery(id).orElseThrow().body(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("amount");
    }

    @Test
    void what_nobody_takes_is_acknowledged_and_not_kept() {
        shop.handler("bank", "invoice.paid", () -> {}).open();

        assertThat(shop.receive(Shop.event("evt_1", "customer.created", "")).outcome())
                .isEqualTo(Outcome.IGNORED);
        assertThat(shop.inbox().count(EntryQuery.all())).isZero();
    }

    @Test
    void what_is_not_authentic_is_not_kept() {
        shop.handler("bank", "invoice.paid", () -> {}).open();
        var forged = org.webhookverifier.testkit.WebhookSigner.of("stripe", "whsec_of_somebody_else")
                .at(shop.clock)
                .sign(Shop.event("evt_1", "invoice.paid", ""));

        assertThat(shop.receiver().receive("stripe", forged).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(shop.inbox().count(EntryQuery.all())).isZero();
    }

    @Test
    void a_handler_that_fails_runs_again_after_longer_and_longer_delays_and_then_no_more() {
        shop.handler("bank", "invoice.paid", InboxTest::fail).open(inbox -> inbox.retry(THRICE));
        long id = shop.accept("evt_1", "invoice.paid");
        shop.runDue();
        assertThat(shop.lastAttempt().next()).isEqualTo(EntryState.RECEIVED);
        assertThat(shop.lastAttempt().delay()).isBetween(Duration.ofSeconds(58), Duration.ofMinutes(1));
        assertThat(shop.runAfter(Duration.ofSeconds(55))).isZero();
        assertThat(shop.runAfter(Duration.ofSeconds(5))).isEqualTo(1);
        assertThat(shop.runAfter(Duration.ofMinutes(9))).isZero();
        assertThat(shop.runAfter(Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(shop.runAfter(Duration.ofDays(9))).isZero();

        EntryInfo dead = shop.entry(id);
        assertThat(dead.state()).isEqualTo(EntryState.DEAD);
        assertThat(dead.reason()).isEqualTo("attempts");
        assertThat(dead.attempts()).isEqualTo(3);
        assertThat(dead.error())
                .startsWith("bank: java.io.IOException: the bank is closed")
                .contains("  at ");
        assertThat(dead.handlers().get("bank")).isEqualTo(HandlerState.givenUp(3));
    }

    @Test
    void a_handler_that_recovers_ends_well() {
        var failures = new AtomicInteger(2);
        shop.handler("bank", "invoice.paid", () -> {
                    if (failures.getAndDecrement() > 0) {
                        fail();
                    }
                })
                .open();
        long id = shop.accept("evt_1", "invoice.paid");
        shop.runDue();
        shop.runAfter(Duration.ofHours(1));
        shop.runAfter(Duration.ofHours(1));

        assertThat(shop.state(id)).isEqualTo(EntryState.DONE);
        assertThat(shop.entry(id).attempts()).isEqualTo(3);
        assertThat(shop.entry(id).error()).contains("the bank is closed");
    }

    @Test
    void only_handlers_that_have_not_finished_run_again() {
        var broken = new AtomicBoolean(true);
        shop.handler("a", "invoice.paid", () -> {})
                .handler("b", "invoice.paid", () -> {
                    if (broken.getAndSet(false)) {
                        fail();
                    }
                })
                .handler("c", "invoice.paid", () -> {})
                .open()
                .accept("evt_1", "invoice.paid");
        shop.runDue();
        shop.runAfter(Duration.ofHours(1));

        assertThat(shop.calls).containsExactly("a evt_1", "b evt_1", "c evt_1", "b evt_1");
    }

    @Test
    void handlers_have_delays_and_ends_of_their_own() {
        shop.handler("often", "invoice.paid", InboxTest::fail)
                .handler("rarely", "invoice.paid", InboxTest::fail)
                .open(inbox -> inbox.retryHandler("often", THRICE)
                        .retryHandler(
                                "rarely", THRICE.attempts(2).delays(Duration.ofHours(5), 1, Duration.ofHours(5))));
        long id = shop.accept("evt_1", "invoice.paid");
        shop.runDue();
        shop.runAfter(Duration.ofMinutes(1));
        shop.runAfter(Duration.ofMinutes(10));
        assertThat(shop.calls).containsExactly("often evt_1", "rarely evt_1", "often evt_1", "often evt_1");
        assertThat(shop.state(id)).isEqualTo(EntryState.RECEIVED);
        shop.runAfter(Duration.ofHours(5));

        assertThat(shop.calls).endsWith("rarely evt_1").hasSize(5);
        assertThat(shop.state(id)).isEqualTo(EntryState.DEAD);
    }

    @Test
    void retries_end_with_the_horizon() {
        shop.handler("bank", "invoice.paid", InboxTest::fail)
                .open(inbox -> inbox.retry("stripe", THRICE.attempts(100).horizon(Duration.ofMinutes(30))));
        long id = shop.accept("evt_1", "invoice.paid");
        shop.runDue();
        shop.runAfter(Duration.ofMinutes(1));
        shop.runAfter(Duration.ofMinutes(10));

        assertThat(shop.entry(id).reason()).isEqualTo("horizon");
        assertThat(shop.state(id)).isEqualTo(EntryState.DEAD);
        assertThat(shop.calls).hasSize(3);
    }

    @Test
    void a_handler_says_when_to_come_again_and_that_attempt_does_not_count() {
        var busy = new AtomicInteger(5);
        shop.handler("bank", "invoice.paid", () -> {
                    if (busy.getAndDecrement() > 0) {
                        throw new RetryLater(Duration.ofHours(2));
                    }
                })
                .open(inbox -> inbox.retry(THRICE));
        long id = shop.accept("evt_1", "invoice.paid");
        shop.runDue();
        assertThat(shop.runAfter(Duration.ofMinutes(119))).isZero();
        for (int i = 0; i < 5; i++) {
            shop.runAfter(Duration.ofHours(2));
        }

        assertThat(shop.calls).hasSize(6);
        assertThat(shop.state(id)).isEqualTo(EntryState.DONE);
    }

    @Test
    void what_can_never_be_handled_is_a_dead_letter_at_once_and_the_others_run_all_the_same() {
        shop.handler("bank", "invoice.paid", () -> {
                    throw new Unprocessable("no such account");
                })
                .handler("mail", "invoice.paid", () -> {})
                .open();
        long id = shop.accept("evt_1", "invoice.paid");
        shop.runDue();

        assertThat(shop.state(id)).isEqualTo(EntryState.DEAD);
        assertThat(shop.entry(id).reason()).isEqualTo("unprocessable");
        assertThat(shop.calls).containsExactly("bank evt_1", "mail evt_1");
        assertThat(shop.entry(id).handlers().get("mail")).isEqualTo(HandlerState.FINISHED);
    }

    @Test
    void an_error_counts_as_a_failure() {
        shop.handler("bank", "invoice.paid", () -> {
                    throw new StackOverflowError();
                })
                .open(inbox -> inbox.retry(RetryPolicy.never()));
        long id = shop.accept("evt_1", "invoice.paid");
        shop.runDue();

        assertThat(shop.state(id)).isEqualTo(EntryState.DEAD);
        assertThat(shop.entry(id).error()).startsWith("bank: java.lang.StackOverflowError");
    }

    @WebhookEvent(type = "invoice.paid", provider = "stripe")
    record Paid(String id, long amount) {}

    @Test
    void a_payload_that_fits_no_model_is_kept_with_its_bytes_and_not_tried_again() {
        shop.handlers(new Object() {
            @WebhookHandler(name = "bank")
            void paid(Paid paid) {
                shop.calls.add("paid");
            }
        });
        shop.open();
        long id = shop.accept("evt_1", "invoice.paid", ",\"amount\":\"a lot\"");
        shop.runDue();

        assertThat(shop.entry(id).reason()).isEqualTo("unreadable");
        assertThat(shop.state(id)).isEqualTo(EntryState.DEAD);
        assertThat(shop.inbox().delivery(id).orElseThrow().bodyLength()).isPositive();
        assertThat(shop.calls).isEmpty();
    }

    @Test
    void a_signed_body_that_cannot_be_read_is_acknowledged_and_buried_with_its_bytes_once() {
        shop.handler("bank", "invoice.paid", () -> {}).open();
        Receipt receipt = shop.receive("{\"id\":\"evt_1\",\"id\":\"evt_2\",\"type\":\"invoice.paid\"}");
        Receipt copy = shop.receive("{\"id\":\"evt_1\",\"id\":\"evt_2\",\"type\":\"invoice.paid\"}");

        assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(receipt.reason()).isEqualTo("unreadable");
        assertThat(receipt.answer().status()).isEqualTo(200);
        assertThat(copy.outcome()).isEqualTo(Outcome.DUPLICATE);
        EntryInfo entry = shop.entry(((Receipt.Accepted) receipt).entry());
        assertThat(entry.state()).isEqualTo(EntryState.DEAD);
        assertThat(entry.key().value()).startsWith("sha256:");
        assertThat(shop.runDue()).isZero();
    }

    @Test
    void a_crash_counts_and_what_brings_the_process_down_each_time_is_a_dead_letter_in_the_end() {
        shop.handler("bank", "invoice.paid", () -> {}).open(inbox -> inbox.retry(THRICE));
        long id = shop.accept("evt_1", "invoice.paid");
        var request =
                new org.webhookverifier.inbox.ClaimRequest(java.util.Set.of("stripe"), 10, Duration.ofSeconds(60));
        for (int crash = 0; crash < 4; crash++) {
            assertThat(shop.store.claim(request)).hasSize(1);
            shop.clock.advance(Duration.ofSeconds(60));
        }
        shop.runDue();

        assertThat(shop.calls).isEmpty();
        assertThat(shop.state(id)).isEqualTo(EntryState.DEAD);
        assertThat(shop.entry(id).reason()).isEqualTo("lost");
    }

    @Test
    void an_error_that_is_kept_holds_no_secret_and_no_control_character() {
        shop.handler("bank", "invoice.paid", () -> {
                    throw new IllegalStateException(
                            "key " + Shop.SECRET + " refused\u001b[31m\nnext line",
                            new IOException("inner " + Shop.SECRET));
                })
                .open();
        long id = shop.accept("evt_1", "invoice.paid");
        shop.runDue();

        String error = shop.entry(id).error();
        assertThat(error).doesNotContain(Shop.SECRET).doesNotContain("\u001b").contains("key [secret] refused");
        assertThat(error).contains("caused by java.io.IOException: inner [secret]");
    }

    @Test
    void sources_that_are_not_kept_are_handled_before_the_answer() {
        shop.handler("bank", "invoice.paid", () -> {}).other("inline").open(inbox -> inbox.sources("stripe"));
        Receipt inline = shop.receive("inline", Shop.event("evt_1", "invoice.paid", ""));
        Receipt kept = shop.receive(Shop.event("evt_1", "invoice.paid", ""));

        assertThat(inline.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(kept.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(shop.calls).containsExactly("inline evt_1");
        assertThat(shop.inbox().keeps("inline")).isFalse();
    }

    @Test
    void a_receiver_without_an_inbox_says_how_to_get_one() {
        var receiver = org.webhookverifier.WebhookReceiver.builder()
                .source(org.webhookverifier.source.Source.of("stripe", Shop.SECRET))
                .build();

        assertThat(receiver.hasInbox()).isFalse();
        assertThatIllegalStateException().isThrownBy(receiver::inbox).withMessageContaining("inbox(");
        receiver.close();
    }

    @Test
    void mistakes_are_told_together_with_the_fix() {
        shop.handler("bank", "invoice.paid", () -> {});

        assertThatThrownBy(() -> shop.open(inbox -> inbox.workers(0)
                        .workers("strip", 1)
                        .retry("strip", THRICE)
                        .retryHandler("bnk", THRICE)
                        .lane("stripe", "customer")
                        .position("shop", "/at")
                        .lease(Duration.ZERO)
                        .retention(Duration.ofHours(1))))
                .isInstanceOfSatisfying(
                        WebhookConfigurationException.class,
                        e -> assertThat(e.problems())
                                .hasSize(9)
                                .anyMatch(problem -> problem.contains("workers") && problem.contains("at least 1"))
                                .anyMatch(problem -> problem.contains("retry")
                                        && problem.contains("'strip'")
                                        && problem.contains("stripe"))
                                .anyMatch(problem -> problem.contains("'bnk'") && problem.contains("bank"))
                                .anyMatch(problem -> problem.contains("does not start with a slash"))
                                .anyMatch(problem -> problem.contains("but no lane"))
                                .anyMatch(problem -> problem.contains("lease"))
                                .anyMatch(problem -> problem.contains("retention") && problem.contains("copies")));
    }

    @Test
    void a_handler_that_asks_for_a_connection_needs_an_inbox_in_a_database() {
        shop.handlers(new Object() {
            @WebhookHandler(name = "bank", type = "invoice.paid")
            void paid(Delivery delivery, java.sql.Connection connection) {}
        });

        assertThatThrownBy(() -> shop.open())
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("java.sql.Connection")
                .hasMessageContaining("inbox in a database");
    }
}
