package org.webhookverifier.testkit.admit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs tasks on several threads that start together. */
final class Race {
    private Race() {}

    /** Returns what the tasks with the numbers 0 to {@code runs - 1} gave. */
    static <T> List<T> run(int threads, int runs, IntFunction<T> task) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            var start = new CountDownLatch(1);
            var lanes = new ArrayList<Future<List<T>>>();
            for (int lane = 0; lane < threads; lane++) {
                lanes.add(executor.submit(lane(lane, threads, runs, start, task)));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (Future<List<T>> lane : lanes) {
                results.addAll(lane.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private static <T> Callable<List<T>> lane(
            int lane, int threads, int runs, CountDownLatch start, IntFunction<T> task) {
        return () -> {
            start.await();
            var results = new ArrayList<T>();
            for (int run = lane; run < runs; run += threads) {
                results.add(task.apply(run));
            }
            return results;
        };
    }
}
