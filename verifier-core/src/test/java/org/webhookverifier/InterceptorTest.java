package org.webhookverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.webhookverifier.SignedRequests.STRIPE_SECRET;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.HandlerCall;
import org.webhookverifier.event.HandlerInterceptor;
import org.webhookverifier.event.RetryLater;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.filter.Filter;
import org.webhookverifier.source.Source;

class InterceptorTest {
    private static final String EVENT = "{\"id\":\"evt_1\",\"type\":\"invoice.paid\",\"amount\":7}";

    private final ManualClock clock = new ManualClock();
    private final List<String> calls = new ArrayList<>();
    private final WebhookReceiverBuilder builder =
            WebhookReceiver.builder().clock(clock).source(Source.of("stripe", STRIPE_SECRET));

    /** What a handler or an interceptor does. */
    private interface Step {
        void run() throws Throwable;
    }

    private InterceptorTest handler(String name, Step step) {
        builder.handler(name, "stripe", "invoice.paid", Delivery.class, (event, delivery) -> {
            calls.add(name);
            try {
                step.run();
            } catch (Throwable e) {
                sneak(e);
            }
        });
        return this;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private Receipt receive(HandlerInterceptor... interceptors) {
        List.of(interceptors).forEach(builder::interceptor);
        return receive(builder.build());
    }

    private Receipt receive(WebhookReceiver receiver) {
        return receiver.receive("stripe", SignedRequests.stripe(EVENT, clock.instant()));
    }

    private static void swallow(HandlerCall call) {
        assertThat(catchThrowable(call::proceed)).isNotNull();
    }

    private static HandlerResult result(Receipt receipt) {
        return receipt instanceof Receipt.Handled handled
                ? handled.results().get(0)
                : receipt instanceof Receipt.Failed failed
                        ? failed.results().get(0)
                        : ((Receipt.Unreadable) receipt).results().get(0);
    }

    private HandlerInterceptor noting(String name) {
        return call -> {
            calls.add(name + " before " + call.handler());
            try {
                call.proceed();
            } finally {
                calls.add(name + " after");
            }
        };
    }

    @Test
    void the_first_that_was_given_is_outermost() {
        handler("bank", () -> {});

        assertThat(receive(noting("tenant"), noting("span")).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(calls)
                .containsExactly("tenant before bank", "span before bank", "bank", "span after", "tenant after");
    }

    @Test
    void goes_around_each_handler_alone_with_its_name_and_the_delivery() {
        var deliveries = new ArrayList<Delivery>();
        handler("bank", () -> {}).handler("mail", () -> {});
        HandlerInterceptor keeping = call -> {
            deliveries.add(call.delivery());
            assertThat(call.resources()).isEmpty();
            call.proceed();
        };
        receive(noting("span"), keeping);

        assertThat(calls)
                .containsExactly("span before bank", "bank", "span after", "span before mail", "mail", "span after");
        assertThat(deliveries).extracting(Delivery::id).containsExactly("evt_1", "evt_1");
    }

    @Test
    void runs_on_the_thread_of_the_handler() {
        var threads = new ArrayList<Thread>();
        handler("bank", () -> threads.add(Thread.currentThread()));
        receive(call -> {
            threads.add(Thread.currentThread());
            call.proceed();
        });

        assertThat(threads).hasSize(2).containsOnly(Thread.currentThread());
    }

    static List<Throwable> thrown() {
        return List.of(
                new IllegalStateException("a fault"),
                new AssertionError("an error"),
                new Exception("checked"),
                new Throwable("as bare as can be"),
                new Unprocessable("never"),
                new RetryLater(Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void what_a_handler_throws_passes_through_unchanged(Throwable thrown) {
        handler("bank", () -> sneak(thrown));
        Receipt receipt = receive(noting("outer"), noting("inner"));

        assertSame(receipt, thrown);
        assertThat(calls)
                .containsExactly("outer before bank", "inner before bank", "bank", "inner after", "outer after");
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void what_an_interceptor_throws_before_the_handler_counts_as_if_the_handler_had(Throwable thrown) {
        handler("bank", () -> {});
        Receipt receipt = receive(noting("outer"), call -> {
            throw thrown;
        });

        assertSame(receipt, thrown);
        assertThat(calls).containsExactly("outer before bank", "outer after");
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void what_an_interceptor_throws_after_the_handler_counts_as_if_the_handler_had(Throwable thrown) {
        handler("bank", () -> {});
        Receipt receipt = receive(call -> {
            call.proceed();
            throw thrown;
        });

        assertSame(receipt, thrown);
    }

    private static void assertSame(Receipt receipt, Throwable thrown) {
        assertThat(result(receipt).error()).isSameAs(thrown);
        assertThat(result(receipt).status())
                .isEqualTo(thrown instanceof Unprocessable ? Status.UNPROCESSABLE : Status.FAILED);
        assertThat(receipt.answer().status())
                .isEqualTo(thrown instanceof Unprocessable ? 400 : thrown instanceof RetryLater ? 503 : 500);
        assertThat(receipt.acknowledged()).isFalse();
    }

    @Test
    void an_interruption_is_left_on_the_thread() {
        handler("bank", () -> sneak(new InterruptedException("stop")));
        Receipt receipt = receive(noting("span"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result(receipt).error()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void one_that_does_not_proceed_has_failed_the_handler_and_is_named() {
        handler("bank", () -> {});
        HandlerInterceptor forgetful = new Forgetful();
        Receipt receipt = receive(noting("outer"), forgetful);

        assertThat(receipt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result(receipt).error())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("interceptor " + Forgetful.class.getName() + " has not called proceed(), so that handler"
                        + " \"bank\" did not run; call it, or throw what says why the handler must not run");
        assertThat(calls).doesNotContain("bank");
    }

    private static final class Forgetful implements HandlerInterceptor {
        @Override
        public void around(HandlerCall call) {
            // Forgets to proceed.
        }
    }

    @Test
    void proceeding_twice_is_refused_and_runs_the_handler_once() {
        handler("bank", () -> {});
        Receipt receipt = receive(call -> {
            call.proceed();
            call.proceed();
        });

        assertThat(calls).containsExactly("bank");
        assertThat(result(receipt).error())
                .hasMessageStartingWith("interceptor " + getClass().getName())
                .hasMessageEndingWith(" has called proceed() a second time for handler \"bank\"; call it once");
    }

    @Test
    void a_failed_handler_cannot_be_run_again_by_proceeding_again() {
        var thrown = new IllegalStateException("the bank is closed");
        handler("bank", () -> sneak(thrown));
        Receipt receipt = receive(call -> {
            swallow(call);
            swallow(call);
        });

        assertThat(calls).containsExactly("bank");
        assertThat(result(receipt).error()).isSameAs(thrown);
    }

    @Test
    void one_that_swallows_what_the_handler_threw_does_not_make_it_count_as_done() {
        var thrown = new IllegalStateException("the bank is closed");
        handler("bank", () -> sneak(thrown));
        Receipt receipt = receive(noting("outer"), InterceptorTest::swallow);

        assertThat(receipt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result(receipt).error()).isSameAs(thrown);
    }

    @Test
    void one_may_throw_something_else_in_place_of_what_the_handler_threw() {
        var instead = new RetryLater(Duration.ofSeconds(90));
        handler("bank", () -> sneak(new IllegalStateException("429")));
        Receipt receipt = receive(call -> {
            swallow(call);
            throw instead;
        });

        assertThat(result(receipt).error()).isSameAs(instead);
    }

    @Test
    void proceeding_on_another_thread_is_refused() {
        handler("bank", () -> {});
        Receipt receipt = receive(call -> {
            var other = CompletableFuture.supplyAsync(() -> catchThrowable(call::proceed));
            throw other.get();
        });

        assertThat(calls).isEmpty();
        assertThat(result(receipt).error())
                .hasMessageEndingWith(
                        " has called proceed() on another thread than the handler's for handler \"bank\"; call it once");
    }

    @Test
    void proceeding_after_the_end_is_refused() {
        var kept = new ArrayList<HandlerCall>();
        handler("bank", () -> {});
        Receipt receipt = receive(kept::add);

        assertThat(receipt.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(catchThrowable(kept.get(0)::proceed)).hasMessageContaining("after it had returned");
        assertThat(calls).isEmpty();
    }

    @Test
    void is_not_called_where_no_handler_runs() {
        handler("bank", () -> {});
        builder.filter("stripe", Filter.value("/amount").atLeast(8));

        assertThat(receive(noting("span")).outcome()).isEqualTo(Outcome.FILTERED);
        assertThat(calls).isEmpty();
    }

    @Test
    void is_not_called_for_what_does_not_fit_the_model() {
        builder.handler("model", "stripe", "invoice.paid", Misfit.class, (event, delivery) -> calls.add("model"));

        assertThat(receive(noting("span")).outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(calls).isEmpty();
    }

    private record Misfit(Map<String, String> amount) {}

    @Test
    void is_called_again_with_a_retry_but_not_for_a_handler_that_had_finished() {
        var faults = new ArrayList<>(List.of(new IllegalStateException("once")));
        handler("bank", () -> {}).handler("mail", () -> {
            if (!faults.isEmpty()) {
                throw faults.remove(0);
            }
        });
        var receiver = builder.interceptor(noting("span")).build();
        receive(receiver);
        calls.clear();

        assertThat(receive(receiver).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(calls).containsExactly("span before mail", "mail", "span after");
    }
}
