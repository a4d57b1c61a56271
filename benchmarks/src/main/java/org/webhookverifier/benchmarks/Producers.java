package org.webhookverifier.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that each do the next piece of work when they have done the last one. */
final class Producers implements AutoCloseable {
    /** How many there are. */
    static final int COUNT = 64;

    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);

    /** One piece of work. */
    interface Work {
        void run(int thread, int number) throws Exception;
    }

    /**
     * What a round took.
     *
     * @param operations how many pieces of work were done
     * @param nanos from the first to the last
     * @param slowNanos what 99 % of them took at most; 0 if it was not looked at
     */
    record Round(int operations, long nanos, long slowNanos) {
        double perSecond() {
            return 1e9 * operations / nanos;
        }
    }

    Round run(int operations, Work work) throws Exception {
        var next = new AtomicInteger();
        var times = new long[operations];
        List<Future<?>> all = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < COUNT; i++) {
            int thread = i;
            all.add(threads.submit(() -> {
                for (int number = next.getAndIncrement(); number < operations; number = next.getAndIncrement()) {
                    long begin = System.nanoTime();
                    work.run(thread, number);
                    times[number] = System.nanoTime() - begin;
                }
                return null;
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        long nanos = System.nanoTime() - start;
        Arrays.sort(times);
        return new Round(operations, nanos, times[operations * 99 / 100]);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
