package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.inbox.EntryWorker.Finished;

/**
 * Claims entries, lets a bounded number of workers handle them, keeps their leases alive, and ends their claims, many in one commit.
 *
 * <p>One thread claims, one ends claims, one watches; handlers run on threads of their own. No more is claimed than the workers can
 * begin soon: with slow handlers as many as there are workers, with fast ones what they get through in a tenth of a second.
 */
final class Processor {
    private static final Logger LOG = LoggerFactory.getLogger("org.webhookverifier.inbox");
    private static final int MOST_COMPLETIONS = 256;

    private final InboxStore store;
    private final EntryWorker worker;
    private final Pace pace;
    private final Set<String> unlimited;
    private final Map<String, Integer> limits;

    private final Map<Long, Held> held = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Held> ready = new LinkedBlockingQueue<>();
    private final GroupWriter<Finished, Boolean> completions;
    private final LookAhead lookAhead = new LookAhead();
    private final CountDownLatch workersLeft;
    private final CountDownLatch completionsLeft = new CountDownLatch(1);
    private final CountDownLatch claimerLeft = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile boolean moreToClaim;
    private volatile @Nullable Thread claimer;
    private volatile @Nullable Thread watcher;

    /**
     * How fast and how long things go.
     *
     * @param workers how many handlers run at once
     * @param lease how long a claim holds unless it is renewed
     * @param poll how long to wait when there is nothing to do
     */
    record Pace(int workers, Duration lease, Duration poll) {}

    /** @param limits for some sources, how many of their deliveries are handled at once */
    Processor(InboxStore store, EntryWorker worker, Pace pace, Set<String> sources, Map<String, Integer> limits) {
        this.store = store;
        this.worker = worker;
        this.pace = pace;
        this.limits = Map.copyOf(limits);
        var rest = new HashSet<>(sources);
        rest.removeAll(limits.keySet());
        this.unlimited = Set.copyOf(rest);
        this.workersLeft = new CountDownLatch(pace.workers());
        this.completions =
                new GroupWriter<>(LookAhead.MOST + 2 * pace.workers() + 16, MOST_COMPLETIONS, this::writeCompletions);
    }

    void start() {
        ThreadFactory handlers = Workers.forHandlers();
        for (int i = 0; i < pace.workers(); i++) {
            handlers.newThread(this::work).start();
        }
        Workers.start("webhook-inbox-complete", () -> {
            completions.run();
            completionsLeft.countDown();
        });
        var watch = new LeaseWatch(store, pace.lease(), held);
        watcher = Workers.start("webhook-inbox-watch", () -> watch.run(() -> completionsLeft.getCount() > 0));
        claimer = Workers.start("webhook-inbox-claim", this::claimUntilStopped);
    }

    /** Says that there may be something to claim. */
    void wake() {
        Thread thread = claimer;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /** Returns how many entries this node has claimed. */
    int running() {
        return held.size();
    }

    /** Handles what is due on this thread, until nothing is; only for a processor that is not started. */
    int runDue() {
        int handled = 0;
        List<ClaimedEntry> claimed = claim();
        while (!claimed.isEmpty()) {
            for (ClaimedEntry entry : claimed) {
                Finished finished = worker.handle(new Held(entry, System.nanoTime()));
                held.remove(entry.id());
                Completion completion = finished.completion();
                boolean counted = finished.recorded()
                        || (completion != null
                                && store.complete(List.of(completion)).get(0));
                worker.report(finished, counted);
                handled++;
            }
            claimed = claim();
        }
        return handled;
    }

    private void claimUntilStopped() {
        while (!stopping) {
            moreToClaim = false;
            int room = room();
            boolean any = false;
            if (room >= fewest()) {
                any = claimSome();
            } else {
                moreToClaim = true;
            }
            if (!any && !stopping) {
                LockSupport.parkNanos(this, pace.poll().toNanos());
                Thread.interrupted();
            }
        }
        claimerLeft.countDown();
    }

    @SuppressWarnings("IllegalCatch") // a store may throw anything, and the next poll tries again
    private boolean claimSome() {
        try {
            List<ClaimedEntry> claimed = claim();
            long now = System.nanoTime();
            for (ClaimedEntry entry : claimed) {
                var mine = new Held(entry, now);
                held.put(entry.id(), mine);
                ready.add(mine);
            }
            return !claimed.isEmpty();
        } catch (RuntimeException | Error e) {
            Complaints.storeFailed(LOG, "claimed from", e);
            return false;
        }
    }

    private List<ClaimedEntry> claim() {
        var claimed = new ArrayList<ClaimedEntry>();
        int room = room();
        if (!unlimited.isEmpty() && room > 0) {
            claimed.addAll(store.claim(new ClaimRequest(unlimited, room, pace.lease())));
            moreToClaim |= claimed.size() == room;
        }
        for (Map.Entry<String, Integer> limit : limits.entrySet()) {
            int most = Math.min(room - claimed.size(), limit.getValue() - running(limit.getKey()));
            if (most > 0) {
                List<ClaimedEntry> some = store.claim(new ClaimRequest(Set.of(limit.getKey()), most, pace.lease()));
                moreToClaim |= some.size() == most;
                claimed.addAll(some);
            } else {
                moreToClaim = true;
            }
        }
        moreToClaim |= claimed.stream().anyMatch(entry -> !entry.lane().isEmpty());
        return claimed;
    }

    private int running(String source) {
        int running = 0;
        for (Held each : held.values()) {
            running += each.entry.delivery().source().equals(source) ? 1 : 0;
        }
        return running;
    }

    private int room() {
        return pace.workers() + lookAhead.entries() - held.size();
    }

    /**
     * Claims of one entry each would cost more than the handlers when these are fast. A quarter, so that the store claims while it
     * ends earlier claims: the two take about as long.
     */
    private int fewest() {
        return Math.max(1, lookAhead.entries() / 4);
    }

    private void work() {
        while (!stopping) {
            Held next = next();
            if (next != null && stopping) {
                giveBack(next);
            } else if (next != null) {
                work(next);
            }
        }
        workersLeft.countDown();
    }

    private @Nullable Held next() {
        try {
            return ready.poll(250, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // A handler has left its thread interrupted; only stop() ends a worker.
            return null;
        }
    }

    private void work(Held next) {
        if (next.isLost()) {
            forget(next);
            return;
        }
        Finished finished = worker.handle(next);
        lookAhead.count();
        if (finished.completion() == null || finished.recorded()) {
            worker.report(finished, finished.recorded());
            forget(next);
        } else {
            complete(finished);
        }
    }

    private void complete(Finished finished) {
        if (completions.offer(finished) == null) {
            // There is room for all that can be claimed: only a writer that has ended takes nothing.
            worker.report(finished, false);
            forget(finished.held());
        }
    }

    private void giveBack(Held next) {
        complete(new Finished(next, List.of(), Completion.givenBack(next.entry), false));
    }

    private void forget(Held done) {
        held.remove(done.entry.id(), done);
        if (moreToClaim) {
            wake();
        }
    }

    /** Tries until the store takes it: what is forgotten here is handled twice. */
    @SuppressWarnings("IllegalCatch") // a store may throw anything
    private List<Boolean> writeCompletions(List<Finished> group) {
        var wanted = new ArrayList<Completion>(group.size());
        for (Finished finished : group) {
            Completion completion = finished.completion();
            if (completion == null) {
                throw new IllegalStateException("What is left to its lease is not completed.");
            }
            wanted.add(completion);
        }
        long until = System.nanoTime() + pace.lease().toNanos();
        List<Boolean> counted = null;
        while (counted == null) {
            try {
                counted = store.complete(wanted);
            } catch (RuntimeException | Error e) {
                Complaints.storeFailed(LOG, "completed in", e);
                if (System.nanoTime() - until > 0) {
                    counted = wanted.stream().map(completion -> false).toList();
                } else {
                    LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(200));
                }
            }
        }
        for (int i = 0; i < group.size(); i++) {
            Finished finished = group.get(i);
            if (!isGivenBack(wanted.get(i))) {
                worker.report(finished, counted.get(i));
            }
            held.remove(finished.held().entry.id(), finished.held());
        }
        if (moreToClaim) {
            wake();
        }
        return counted;
    }

    private static boolean isGivenBack(Completion completion) {
        return completion.next() == EntryState.RECEIVED && !completion.counts();
    }

    /** Lets handlers that run end, interrupts them after a while, and gives back what has not begun. */
    void stop(Duration grace) throws InterruptedException {
        stopping = true;
        wake();
        claimerLeft.await(grace.toMillis() + 1000, TimeUnit.MILLISECONDS);
        for (Held waiting = ready.poll(); waiting != null; waiting = ready.poll()) {
            giveBack(waiting);
        }
        if (!workersLeft.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            held.values().forEach(Held::interrupt);
            if (!workersLeft.await(1, TimeUnit.SECONDS)) {
                LOG.warn(
                        "Handlers of {} entries did not end in time; they will be run again when their leases are over",
                        held.size());
            }
        }
        completions.close();
        completionsLeft.await(grace.toMillis() + 1000, TimeUnit.MILLISECONDS);
        Thread thread = watcher;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}
