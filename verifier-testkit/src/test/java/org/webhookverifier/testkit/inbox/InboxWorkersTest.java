package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.EventHandler;
import org.webhookverifier.inbox.Attempt;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxBuilder;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.inbox.RetryPolicy;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;

/** The threads of an inbox: who is woken, how many run, and what becomes of them when a store or a handler misbehaves. */
@Timeout(60)
class InboxWorkersTest {
    private static final RetryPolicy QUICK = RetryPolicy.DEFAULT.attempts(4).delays(Duration.ZERO, 1, Duration.ZERO);

    private final MemoryInboxStore memory = new MemoryInboxStore(Clock.systemUTC());
    private final LinkedBlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();
    private final WebhookSigner signer = WebhookSigner.of("stripe", Shop.SECRET).at(Clock.systemUTC());
    private WebhookReceiver receiver;

    private void open(InboxStore store, UnaryOperator<InboxBuilder> settings, EventHandler<Delivery> handler) {
        receiver = WebhookReceiver.builder()
                .source(Source.of("stripe", Shop.SECRET))
                .source(Source.named("other").provider("stripe").secrets(Shop.SECRET))
                .inbox(settings.apply(Inbox.on(store).listener(attempts::add).poll(Duration.ofMillis(20))))
                .fallback("handler", handler)
                .build();
    }

    private Receipt send(String source, String id) {
        return receiver.receive(source, signer.sign(Shop.event(id, "invoice.paid", "")));
    }

    private void accept(String id) {
        assertThat(send("stripe", id).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    private Attempt next() throws InterruptedException {
        Attempt attempt = attempts.poll(30, TimeUnit.SECONDS);
        assertThat(attempt).as("an attempt").isNotNull();
        return attempt;
    }

    private long count(EntryState state) {
        return memory.count(EntryQuery.all().states(state));
    }

    /** Waits for another thread; how long is bounded by the time that a test may take. */
    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("it took too long")
                    .isFalse();
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void what_is_accepted_is_handled_at_once_on_another_thread() throws Exception {
        var threads = ConcurrentHashMap.<String>newKeySet();
        open(
                memory,
                inbox -> inbox.poll(Duration.ofHours(1)),
                (event, delivery) -> threads.add(Thread.currentThread().getName()));
        accept("evt_1");
        assertThat(next().next()).isEqualTo(EntryState.DONE);
        accept("evt_2");
        assertThat(next().next()).isEqualTo(EntryState.DONE);

        assertThat(threads).allMatch(name -> name.startsWith("webhook-handler-"));
    }

    @Test
    void a_slow_handler_does_not_delay_the_answer_and_runs_once() throws Exception {
        var faulty = new FaultyStore(memory);
        var renewals = new AtomicInteger();
        faulty.before("renew", renewals::incrementAndGet);
        var release = new CountDownLatch(1);
        var runs = new AtomicInteger();
        open(faulty.store(), inbox -> inbox.lease(Duration.ofMillis(1_500)), (event, delivery) -> {
            runs.incrementAndGet();
            release.await();
        });
        accept("evt_1");
        await(() -> runs.get() == 1);
        for (int i = 0; i < 10; i++) {
            assertThat(send("stripe", "evt_1").outcome()).isEqualTo(Outcome.DUPLICATE);
        }
        // Longer than a lease: the worker renews its own.
        await(() -> renewals.get() == 5);
        assertThat(attempts).isEmpty();
        release.countDown();

        assertThat(next().number()).isEqualTo(1);
        assertThat(runs).hasValue(1);
    }

    @Test
    void no_more_handlers_run_at_once_than_there_are_workers_and_no_more_of_a_source_than_it_may() {
        var running = new ConcurrentHashMap<String, AtomicInteger>(
                Map.of("stripe", new AtomicInteger(), "other", new AtomicInteger()));
        var gate = new CountDownLatch(1);
        open(memory, inbox -> inbox.workers(5).workers("other", 2), (event, delivery) -> {
            running.get(delivery.source()).incrementAndGet();
            gate.await();
        });
        for (int i = 0; i < 10; i++) {
            send("other", "evt_" + i);
        }
        await(() -> running.get("other").get() == 2);
        for (int i = 0; i < 10; i++) {
            send("stripe", "evt_" + i);
        }
        await(() -> running.get("stripe").get() == 3);

        assertThat(running.get("other")).hasValue(2);
        assertThat(receiver.inbox().running()).isEqualTo(5);
        gate.countDown();
        await(() -> count(EntryState.DONE) == 20);
    }

    @Test
    void of_ten_thousand_deliveries_whose_handlers_fail_at_random_none_is_lost() {
        var random = new Random(42);
        var failing = new ConcurrentHashMap<String, AtomicInteger>();
        open(memory, inbox -> inbox.retry(QUICK).handlerTimeout(Duration.ofMillis(50)), (event, delivery) -> {
            failing.computeIfAbsent(delivery.id(), id -> new AtomicInteger()).incrementAndGet();
            int dice;
            synchronized (random) {
                dice = random.nextInt(1_000);
            }
            if (dice < 150) {
                throw new IllegalStateException("by chance");
            } else if (dice < 295) {
                throw new AssertionError("by chance");
            } else if (dice < 300) {
                new CountDownLatch(1).await();
            }
        });
        for (int i = 0; i < 10_000; i++) {
            accept("evt_" + i);
        }
        await(() -> count(EntryState.DONE) + count(EntryState.DEAD) == 10_000);

        assertThat(failing).hasSize(10_000);
        assertThat(count(EntryState.DEAD)).isBetween(1L, 500L);
        assertThat(failing.values()).allMatch(runs -> runs.get() <= 4);
    }

    @Test
    void a_handler_that_takes_too_long_is_interrupted_and_tried_again() throws Exception {
        var runs = new AtomicInteger();
        open(memory, inbox -> inbox.retry(QUICK).handlerTimeout(Duration.ofMillis(30)), (event, delivery) -> {
            if (runs.incrementAndGet() == 1) {
                new CountDownLatch(1).await();
            }
        });
        accept("evt_1");
        Attempt first = next();

        assertThat(first.next()).isEqualTo(EntryState.RECEIVED);
        assertThat(first.results().get(0).error()).hasMessageContaining("interrupted after PT0.03S");
        assertThat(next().next()).isEqualTo(EntryState.DONE);
    }

    @Test
    void a_handler_that_leaves_its_thread_interrupted_harms_no_other() {
        var runs = new AtomicInteger();
        open(memory, inbox -> inbox.workers(1), (event, delivery) -> {
            runs.incrementAndGet();
            Thread.currentThread().interrupt();
        });
        for (int i = 0; i < 20; i++) {
            accept("evt_" + i);
        }
        await(() -> count(EntryState.DONE) == 20);

        assertThat(runs).hasValue(20);
    }

    @Test
    void who_ignores_interrupts_loses_the_claim_and_cannot_complete() throws Exception {
        var release = new CountDownLatch(1);
        var runs = new AtomicInteger();
        open(
                memory,
                inbox -> inbox.handlerTimeout(Duration.ofMillis(10)).lease(Duration.ofMillis(60)),
                (event, delivery) -> {
                    boolean first = runs.incrementAndGet() == 1;
                    while (first && release.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                });
        accept("evt_1");
        Attempt second = next();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.next()).isEqualTo(EntryState.DONE);
        release.countDown();

        Attempt late = next();
        assertThat(late.number()).isEqualTo(1);
        assertThat(late.next()).isEqualTo(EntryState.CLAIMED);
        assertThat(count(EntryState.DONE)).isEqualTo(1);
    }

    @Test
    void a_store_that_is_down_means_503_and_everything_goes_on_when_it_is_back() throws Exception {
        var faulty = new FaultyStore(memory);
        open(faulty.store(), inbox -> inbox, (event, delivery) -> {});
        faulty.fail("accept");
        Receipt down = send("stripe", "evt_1");
        assertThat(down.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(down.reason()).isEqualTo("inbox_error");
        assertThat(down.answer().status()).isEqualTo(503);
        assertThat(down.answer().headers()).containsKey("Retry-After");
        faulty.heal("accept");
        faulty.fail("claim");
        accept("evt_1");
        faulty.heal("claim");

        assertThat(next().next()).isEqualTo(EntryState.DONE);
    }

    @Test
    void a_completion_that_the_store_does_not_take_is_tried_until_it_does() throws Exception {
        var faulty = new FaultyStore(memory);
        var tries = new AtomicInteger();
        open(faulty.store(), inbox -> inbox, (event, delivery) -> {});
        faulty.before("complete", () -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("the store is down");
            }
        });
        accept("evt_1");

        assertThat(next().next()).isEqualTo(EntryState.DONE);
        assertThat(tries).hasValueGreaterThanOrEqualTo(3);
        assertThat(memory.list(EntryQuery.all()).get(0).attempts()).isEqualTo(1);
    }

    @Test
    void one_delivery_that_cannot_be_kept_does_not_take_others_of_its_commit_along() {
        var faulty = new FaultyStore(memory);
        var first = new CountDownLatch(1);
        var calls = new AtomicInteger();
        open(faulty.store(), inbox -> inbox, (event, delivery) -> {});
        faulty.before("accept", () -> {
            if (calls.incrementAndGet() == 1) {
                first.await();
            } else if (calls.get() == 2) {
                throw new IllegalStateException("the whole commit fails once");
            }
        });
        var outcomes = new ConcurrentHashMap<String, Outcome>();
        List<Thread> senders = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() ->
                        outcomes.put("evt_" + i, send("stripe", "evt_" + i).outcome())))
                .toList();
        senders.forEach(Thread::start);
        await(() -> senders.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
        first.countDown();
        await(() -> outcomes.size() == 8);

        assertThat(outcomes.values()).containsOnly(Outcome.ACCEPTED);
        assertThat(memory.count(EntryQuery.all())).isEqualTo(8);
    }

    @Test
    void a_store_that_is_slow_means_503_and_so_does_a_full_queue() throws Exception {
        var faulty = new FaultyStore(memory);
        var release = new CountDownLatch(1);
        open(
                faulty.store(),
                inbox -> inbox.acceptTimeout(Duration.ofMillis(100)).waiting(1),
                (event, delivery) -> {});
        var entered = new CountDownLatch(1);
        faulty.before("accept", () -> {
            entered.countDown();
            release.await();
        });
        Map<String, Receipt> slow = new ConcurrentHashMap<>();
        var sender = new Thread(() -> slow.put("evt_1", send("stripe", "evt_1")));
        sender.start();
        entered.await();
        var second = new Thread(() -> slow.put("evt_2", send("stripe", "evt_2")));
        second.start();
        await(() -> second.getState() == Thread.State.TIMED_WAITING || slow.containsKey("evt_2"));
        Receipt third = send("stripe", "evt_3");
        sender.join();
        second.join();
        faulty.heal("accept");
        release.countDown();

        assertThat(slow.get("evt_1").reason()).isEqualTo("inbox_slow");
        assertThat(slow.get("evt_2").reason()).isEqualTo("inbox_slow");
        assertThat(third.reason()).isIn("inbox_full", "inbox_slow");
        assertThat(third.answer().status()).isEqualTo(503);
        // The first was on its way to the store and may be there: its copy decides. The second was not, and never is.
        await(() -> memory.count(EntryQuery.all()) == 1);
        assertThat(memory.list(EntryQuery.all()).get(0).eventId()).isEqualTo("evt_1");
    }

    @Test
    void closing_lets_handlers_end_and_gives_back_what_has_not_begun() {
        var began = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        open(memory, inbox -> inbox.workers(1), (event, delivery) -> {
            began.countDown();
            release.await();
        });
        for (int i = 0; i < 5; i++) {
            accept("evt_" + i);
        }
        await(() -> began.getCount() == 0);
        var closer = new Thread(receiver::close);
        closer.start();
        await(() -> closer.getState() == Thread.State.TIMED_WAITING);
        release.countDown();
        await(() -> closer.getState() == Thread.State.TERMINATED);

        assertThat(count(EntryState.DONE)).isEqualTo(1);
        assertThat(count(EntryState.RECEIVED)).isEqualTo(4);
        assertThat(memory.list(EntryQuery.all().states(EntryState.RECEIVED))).allMatch(entry -> entry.attempts() == 0);
        assertThat(send("stripe", "evt_9").reason()).isEqualTo("inbox_closed");
    }

    @Test
    void what_does_not_end_in_time_is_interrupted_at_the_close_and_stays_in_the_store() {
        var began = new CountDownLatch(1);
        open(memory, inbox -> inbox.grace(Duration.ofMillis(50)), (event, delivery) -> {
            began.countDown();
            new CountDownLatch(1).await();
        });
        accept("evt_1");
        await(() -> began.getCount() == 0);
        receiver.close();

        assertThat(count(EntryState.RECEIVED)).isEqualTo(1);
        assertThat(memory.list(EntryQuery.all()).get(0).error()).contains("InterruptedException");
    }

    @Test
    void two_receivers_on_one_store_handle_each_delivery_once() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        var twice = new AtomicInteger();
        EventHandler<Delivery> handler = (event, delivery) -> {
            if (!seen.add(delivery.id())) {
                twice.incrementAndGet();
            }
        };
        open(memory, inbox -> inbox, handler);
        WebhookReceiver first = receiver;
        open(memory, inbox -> inbox, handler);
        for (int i = 0; i < 1_000; i++) {
            receiver.receive("stripe", signer.sign(Shop.event("evt_" + i, "invoice.paid", "")));
            first.receive("stripe", signer.sign(Shop.event("evt_" + i, "invoice.paid", "")));
        }
        await(() -> count(EntryState.DONE) == 1_000);
        first.close();

        assertThat(twice).hasValue(0);
        assertThat(seen).hasSize(1_000);
    }
}
