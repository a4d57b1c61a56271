package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.event.Trace;
import org.webhookverifier.event.Trace.Awaited;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.Effect;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.InboxStore;

/** What handlers cause: it is there with the end of their claim, or not at all. */
interface EffectCases extends SharedStoreCases {
    Duration HOUR = Duration.ofHours(1);

    private static Effect emitted(String id, Duration delay) {
        return new Effect.Emitted(StoreStage.entry(id), delay);
    }

    private static Effect awaited(String value, String then, String otherwise) {
        return new Effect.Awaited("paid", value, StoreStage.entry(then), StoreStage.entry(otherwise), HOUR);
    }

    private static Effect signalled(String value) {
        return new Effect.Signalled("paid", value);
    }

    /** Ends a claim on an entry of its own with an effect. */
    private void causes(InboxStore store, String cause, Effect... effects) {
        store.accept(List.of(StoreStage.entry(cause)));
        ClaimedEntry entry = claimed(store, cause);
        assertThat(store.complete(List.of(Completion.done(entry, FINISHED, "").causing(List.of(effects)))))
                .containsExactly(true);
    }

    /** Claims one entry, whatever else is due. */
    private ClaimedEntry claimed(InboxStore store, String id) {
        List<ClaimedEntry> wanted = new ArrayList<>();
        for (ClaimedEntry entry : claim(100)) {
            if (entry.delivery().id().equals(id)) {
                wanted.add(entry);
            } else {
                store.complete(List.of(Completion.givenBack(entry)));
            }
        }
        assertThat(wanted).as(id).hasSize(1);
        return wanted.get(0);
    }

    private EntryInfo known(String id) {
        return store().find(new DeliveryKey(SOURCE, "", id)).orElseThrow();
    }

    private String fate(String id) {
        EntryInfo info = known(id);
        return info.state() + " " + info.reason();
    }

    @Test
    default void what_is_caused_is_there_with_the_end_of_the_claim() {
        causes(store(), "cause", emitted("effect", Duration.ZERO));

        assertThat(state(known("cause").id())).isEqualTo(EntryState.DONE);
        assertThat(claimedIds(10)).containsExactly("effect");
    }

    @Test
    default void nothing_is_caused_by_a_claim_that_is_lost() {
        accept("cause");
        ClaimedEntry late = claimOne();
        advance(LEASE.plus(TICK));
        ClaimedEntry second = claimOne();
        var effects = List.of(emitted("effect", Duration.ZERO));

        assertThat(complete(Completion.done(late, FINISHED, "").causing(effects)))
                .isFalse();
        assertThat(store().find(new DeliveryKey(SOURCE, "", "effect"))).isEmpty();
        assertThat(complete(Completion.done(second, FINISHED, "").causing(effects)))
                .isTrue();
        assertThat(claimedIds(10)).containsExactly("effect");
    }

    @Test
    default void what_is_caused_comes_with_progress_and_with_retries_too() {
        accept("cause");
        ClaimedEntry entry = claimOne();
        assertThat(complete(Completion.progress(entry, FINISHED).causing(List.of(emitted("one", Duration.ZERO)))))
                .isTrue();
        assertThat(complete(Completion.retry(entry, HOUR, FINISHED, "handler", "")
                        .causing(List.of(emitted("two", Duration.ZERO)))))
                .isTrue();

        assertThat(claimedIds(10)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    default void what_is_caused_twice_is_there_once() {
        causes(store(), "cause", emitted("effect", Duration.ZERO));
        long first = known("effect").id();
        causes(store(), "again", emitted("effect", HOUR));

        assertThat(known("effect").id()).isEqualTo(first);
        assertThat(claimedIds(10)).containsExactly("effect");
    }

    @Test
    default void what_is_to_come_later_is_due_later_and_counts_as_accepted_then() {
        causes(store(), "cause", emitted("effect", HOUR));
        assertThat(claimedIds(10)).isEmpty();
        advance(HOUR.minus(TICK).minusSeconds(5));
        assertThat(claimedIds(10)).isEmpty();
        advance(TICK.plusSeconds(5));
        List<ClaimedEntry> claimed = claim(10);
        assertThat(claimed).hasSize(1);
        assertThat(claimed.get(0).claimedAt() - claimed.get(0).acceptedAt()).isBetween(0L, 60_000L);
    }

    @Test
    default void the_trace_of_what_is_caused_is_kept() {
        var key = new DeliveryKey(SOURCE, "north", "effect");
        var trace = new Trace(
                new DeliveryKey("a", "b", "c\n"), new DeliveryKey("", "\u0000", "r"), 3, new Awaited("n", "v", true));
        Delivery delivery = Delivery.builder(key, "chain")
                .type("t", Provenance.DERIVED)
                .trace(trace)
                .body(new byte[] {'{', '}'}, Provenance.DERIVED)
                .build();
        causes(store(), "cause", new Effect.Emitted(StoreStage.entry(delivery), Duration.ZERO));

        Delivery claimed = claimOne().delivery();
        assertThat(claimed.trace()).contains(trace);
        assertThat(claimed.unsignedHeaders()).isEmpty();
        assertThat(store().delivery(known("cause").id()).orElseThrow().trace()).isEmpty();
    }

    @Test
    default void a_signal_in_time_leads_to_one_outcome() {
        causes(store(), "a", awaited("1", "then", "otherwise"));
        assertThat(fate("then")).isEqualTo("PARKED awaiting");
        assertThat(claimedIds(10)).isEmpty();
        causes(store(), "b", signalled("1"));

        assertThat(fate("then")).isEqualTo("RECEIVED ");
        assertThat(fate("otherwise")).isEqualTo("DONE matched");
        advance(HOUR.plusSeconds(1));
        assertThat(claimedIds(10)).containsExactly("then");
    }

    @Test
    default void a_signal_that_comes_before_it_is_waited_for_is_kept() {
        causes(store(), "b", signalled("1"));
        causes(store(), "b2", signalled("2"));
        causes(store(), "a", awaited("1", "then", "otherwise"));

        assertThat(fate("then")).isEqualTo("RECEIVED ");
        assertThat(store().find(new DeliveryKey(SOURCE, "", "otherwise"))).isEmpty();
    }

    @Test
    default void a_second_signal_says_nothing() {
        causes(store(), "b", signalled("1"));
        causes(store(), "b2", signalled("1"));
        causes(store(), "a", awaited("1", "then", "otherwise"));
        causes(store(), "b3", signalled("1"));

        assertThat(claimedIds(10)).containsExactly("then");
        assertThat(store().find(new DeliveryKey(SOURCE, "", "otherwise"))).isEmpty();
    }

    @Test
    default void a_signal_after_the_deadline_is_too_late_though_nobody_has_noticed_the_deadline() {
        causes(store(), "a", awaited("1", "then", "otherwise"));
        advance(HOUR.plusSeconds(1));
        accept("b");
        ClaimedEntry b = claimed(store(), "b");
        complete(Completion.done(b, FINISHED, "").causing(List.of(signalled("1"))));

        assertThat(fate("then")).isEqualTo("DONE timed_out");
        assertThat(claimedIds(10)).containsExactly("otherwise");
    }

    @Test
    default void who_has_waited_in_vain_waits_no_more() {
        causes(store(), "a", awaited("1", "then", "otherwise"));
        advance(HOUR.plusSeconds(1));
        ClaimedEntry otherwise = claimOne();
        complete(Completion.done(otherwise, FINISHED, "")
                .causing(List.of(new Effect.Expired("paid", "1", otherwise.id()))));

        assertThat(fate("then")).isEqualTo("DONE timed_out");
        causes(store(), "b", signalled("1"));
        assertThat(fate("then")).isEqualTo("DONE timed_out");
        assertThat(claimedIds(10)).isEmpty();
    }

    @Test
    default void a_second_one_who_waits_for_the_same_waits_in_vain() {
        causes(store(), "a", awaited("1", "then", "otherwise"));
        causes(store(), "a2", awaited("1", "then2", "otherwise2"));
        causes(store(), "b", signalled("1"));

        assertThat(fate("then")).isEqualTo("RECEIVED ");
        assertThat(store().find(new DeliveryKey(SOURCE, "", "then2"))).isEmpty();
        assertThat(fate("otherwise2")).isEqualTo("RECEIVED ");
    }

    @Test
    default void waiting_twice_by_the_same_handler_is_waiting_once() {
        causes(store(), "a", awaited("1", "then", "otherwise"));
        causes(store(), "a2", awaited("1", "then", "otherwise"));
        causes(store(), "b", signalled("1"));

        assertThat(fate("then")).isEqualTo("RECEIVED ");
        assertThat(fate("otherwise")).isEqualTo("DONE matched");
    }

    @Test
    default void who_waits_and_who_signals_at_the_same_time_meet() throws Exception {
        InboxStore here = store();
        InboxStore there = anotherStore();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                String value = "v" + round;
                accept(StoreStage.entry("a" + value), StoreStage.entry("b" + value));
                List<ClaimedEntry> claimed = claim(2);
                ClaimedEntry first = claimed.get(0);
                ClaimedEntry second = claimed.get(1);
                Callable<List<Boolean>> waits = () -> here.complete(List.of(Completion.done(first, FINISHED, "")
                        .causing(List.of(awaited(value, "then" + value, "otherwise" + value)))));
                Callable<List<Boolean>> signals = () -> there.complete(
                        List.of(Completion.done(second, FINISHED, "").causing(List.of(signalled(value)))));
                for (Future<List<Boolean>> each : threads.invokeAll(List.of(waits, signals))) {
                    assertThat(each.get()).containsExactly(true);
                }
                assertThat(fate("then" + value)).isEqualTo("RECEIVED ");
                done(claimOne());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
