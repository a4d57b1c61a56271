package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.webhookverifier.inbox.Acceptance;
import org.webhookverifier.inbox.ClaimRequest;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.inbox.NewEntry;

/** Many threads at once, some of them with a store of their own on the same entries. */
interface SharedStoreCases extends StoreStage {
    int THREADS = 4;

    /** Returns another store on the same entries, as another process would have; closed after the test. */
    InboxStore anotherStore();

    @Test
    default void what_one_store_accepts_another_claims_and_completes() {
        long id = accept("evt_1");
        InboxStore other = anotherStore();
        List<ClaimedEntry> claimed = other.claim(new ClaimRequest(Set.of(SOURCE), 10, LEASE));

        assertThat(claimed).hasSize(1);
        assertThat(claim(10)).isEmpty();
        assertThat(other.complete(List.of(Completion.done(claimed.get(0), FINISHED, ""))))
                .containsExactly(true);
        assertThat(state(id)).isEqualTo(EntryState.DONE);
    }

    @Test
    default void one_of_many_copies_at_once_is_stored() throws Exception {
        List<List<Acceptance>> answers = together(store -> {
            var mine = new ArrayList<Acceptance>();
            for (int i = 0; i < 50; i++) {
                mine.addAll(store.accept(List.of(StoreStage.entry("evt_" + i % 10))));
            }
            return mine;
        });

        long stored = answers.stream()
                .flatMap(List::stream)
                .filter(answer -> answer instanceof Acceptance.Stored)
                .count();
        assertThat(stored).isEqualTo(10);
        assertThat(store().count(EntryQuery.all())).isEqualTo(10);
    }

    @Test
    default void copies_in_batches_of_another_order_do_not_block_each_other() throws Exception {
        List<Integer> stored = together(store -> {
            int mine = 0;
            for (int round = 0; round < 10; round++) {
                var batch = new ArrayList<NewEntry>();
                for (int i = 0; i < 20; i++) {
                    batch.add(StoreStage.entry("evt_" + round + "_" + i));
                }
                Collections.shuffle(batch);
                for (Acceptance answer : store.accept(batch)) {
                    mine += answer instanceof Acceptance.Stored ? 1 : 0;
                }
            }
            return mine;
        });

        assertThat(stored.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
        assertThat(store().count(EntryQuery.all())).isEqualTo(200);
    }

    @Test
    default void each_entry_is_given_to_one_of_many_claimers() throws Exception {
        var entries = new ArrayList<NewEntry>();
        for (int i = 0; i < 300; i++) {
            entries.add(i % 3 == 0 ? StoreStage.inLane("evt_" + i, "lane " + i % 30, i) : StoreStage.entry("evt_" + i));
        }
        store().accept(entries);
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        Set<String> lanes = ConcurrentHashMap.newKeySet();
        List<Integer> twice = together(store -> drain(store, seen, lanes));

        assertThat(twice).containsOnly(0);
        assertThat(seen).hasSize(300);
        assertThat(store().count(EntryQuery.all().states(EntryState.DONE))).isEqualTo(300);
    }

    /** Returns how many entries somebody else had, too, or had at the same time in the same lane. */
    private static int drain(InboxStore store, Set<Long> seen, Set<String> lanes) {
        int twice = 0;
        int idle = 0;
        while (idle < 20) {
            List<ClaimedEntry> claimed = store.claim(new ClaimRequest(Set.of(SOURCE), 7, LEASE));
            idle = claimed.isEmpty() ? idle + 1 : 0;
            for (ClaimedEntry entry : claimed) {
                twice += seen.add(entry.id()) ? 0 : 1;
                twice += entry.lane().isEmpty() || lanes.add(entry.lane()) ? 0 : 1;
            }
            for (ClaimedEntry entry : claimed) {
                lanes.remove(entry.lane());
                twice += store.complete(List.of(Completion.done(entry, FINISHED, "")))
                                .get(0)
                        ? 0
                        : 1;
            }
            Thread.onSpinWait();
        }
        return twice;
    }

    /** Does the same on many threads at once, half of them with the one store and half of them with another. */
    private <T> List<T> together(Step<T> step) throws Exception {
        InboxStore other = anotherStore();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            var start = new CountDownLatch(1);
            var results = new ArrayList<Future<T>>();
            for (int i = 0; i < THREADS; i++) {
                InboxStore mine = i % 2 == 0 ? store() : other;
                Callable<T> task = () -> {
                    start.await();
                    return step.run(mine);
                };
                results.add(threads.submit(task));
            }
            start.countDown();
            var answers = new ArrayList<T>();
            for (Future<T> result : results) {
                answers.add(result.get(60, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** What each thread does. */
    @FunctionalInterface
    interface Step<T> {
        T run(InboxStore store) throws Exception;
    }
}
