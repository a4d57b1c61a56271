package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread write what many threads want written at the same time, in one commit: a commit costs about as much for a hundred
 * entries as for one.
 *
 * @param <T> what is written
 * @param <R> what the store says of it
 */
final class GroupWriter<T, R> {
    /** Writes in one commit, and returns what became of each, in their order. */
    @FunctionalInterface
    interface Writer<T, R> {
        List<R> write(List<T> group);
    }

    /** What one thread wants written. */
    static final class Ticket<T, R> {
        private static final int WAITING = 0;
        private static final int TAKEN = 1;
        private static final int GIVEN_UP = 2;

        private final T item;
        private final AtomicInteger state = new AtomicInteger(WAITING);
        private @Nullable R result;
        private @Nullable RuntimeException failure;
        private volatile boolean ended;
        private volatile @Nullable Thread waiting;

        Ticket(T item) {
            this.item = item;
        }

        private boolean take() {
            return state.compareAndSet(WAITING, TAKEN);
        }

        private void end(@Nullable R value, @Nullable RuntimeException error) {
            result = value;
            failure = error;
            ended = true;
            LockSupport.unpark(waiting);
        }

        /**
         * Waits for the end; for one thread.
         *
         * @return {@code null} if it did not come in time; what was not begun by then never will be
         * @throws RuntimeException what the store threw
         */
        @Nullable
        R await(Duration most) throws InterruptedException {
            waiting = Thread.currentThread();
            long until = System.nanoTime() + most.toNanos();
            while (!ended) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                long left = until - System.nanoTime();
                if (left <= 0) {
                    state.compareAndSet(WAITING, GIVEN_UP);
                    return null;
                }
                LockSupport.parkNanos(this, left);
            }
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }

    // Not a queue with a lock: those who are told at the same time come back at the same time.
    private final Queue<Ticket<T, R>> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger queued = new AtomicInteger();
    private final int room;
    private final int most;
    private final Writer<T, R> writer;
    private volatile @Nullable Thread idle;
    private volatile boolean closed;

    /**
     * Makes a writer; somebody has to {@link #run()} it.
     *
     * @param room how many may wait to be written
     * @param most how many are written in one commit
     */
    GroupWriter(int room, int most, Writer<T, R> writer) {
        this.room = room;
        this.most = most;
        this.writer = writer;
    }

    /** Lets something be written; returns {@code null} if there is no room, or nothing is written any more. */
    @Nullable
    Ticket<T, R> offer(T item) {
        if (closed) {
            return null;
        }
        if (queued.incrementAndGet() > room) {
            queued.decrementAndGet();
            return null;
        }
        var ticket = new Ticket<T, R>(item);
        queue.add(ticket);
        if (closed && queue.remove(ticket)) {
            // Nobody may be left to take it.
            return null;
        }
        LockSupport.unpark(idle);
        return ticket;
    }

    /** Says that nothing new is taken; {@link #run()} returns when everything is written that was. */
    void close() {
        closed = true;
        LockSupport.unpark(idle);
    }

    /** Writes until it is closed; for one thread. */
    void run() {
        var group = new ArrayList<Ticket<T, R>>(most);
        while (!closed || !queue.isEmpty()) {
            take(group);
            if (group.isEmpty()) {
                sleep();
                continue;
            }
            group.removeIf(ticket -> !ticket.take());
            write(group);
            group.clear();
        }
    }

    private void take(List<Ticket<T, R>> group) {
        for (Ticket<T, R> next = queue.poll(); next != null; next = group.size() < most ? queue.poll() : null) {
            queued.decrementAndGet();
            group.add(next);
        }
    }

    private void sleep() {
        idle = Thread.currentThread();
        if (queue.isEmpty() && !closed) {
            LockSupport.park(this);
            // Only close() ends this thread: what waits has to be written.
            Thread.interrupted();
        }
        idle = null;
    }

    @SuppressWarnings("IllegalCatch") // a store may throw anything, and those who wait have to be told
    private void write(List<Ticket<T, R>> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            List<R> results =
                    writer.write(group.stream().map(ticket -> ticket.item).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).end(results.get(i), null);
            }
        } catch (RuntimeException | Error e) {
            apart(group, e);
        }
    }

    /** One that cannot be written must not take the others with it; but where two fail alone, the store is at fault. */
    @SuppressWarnings("IllegalCatch") // as above
    private void apart(List<Ticket<T, R>> group, Throwable first) {
        int failed = group.size() == 1 ? 2 : 0;
        Throwable last = first;
        for (Ticket<T, R> ticket : group) {
            if (failed < 2) {
                try {
                    ticket.end(writer.write(List.of(ticket.item)).get(0), null);
                    continue;
                } catch (RuntimeException | Error e) {
                    failed++;
                    last = e;
                }
            }
            ticket.end(null, last instanceof RuntimeException error ? error : new IllegalStateException(last));
        }
    }
}
