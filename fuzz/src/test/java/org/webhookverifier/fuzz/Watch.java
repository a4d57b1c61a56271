package org.webhookverifier.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Runs what a target tries, and fails where it takes long. */
public final class Watch {
    private static final long LIMIT_NANOS = 10_000_000;
    private static final int REPEATS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What a target tries. */
    @FunctionalInterface
    public interface Trial {
        /** Tries an input; what it throws is a finding. */
        void run(byte[] input);
    }

    private Watch() {}

    /**
     * Tries an input.
     *
     * @throws AssertionError if it takes more than 10 ms of the processor, again and again
     */
    public static void run(byte[] input, Trial trial) {
        long start = System.nanoTime();
        trial.run(input);
        if (System.nanoTime() - start > LIMIT_NANOS) {
            repeat(input, trial);
        }
    }

    // The first time counts nothing: classes are loaded, code is compiled, and other processes are run in between.
    private static void repeat(byte[] input, Trial trial) {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < REPEATS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            trial.run(input);
            shortest = Math.min(shortest, THREADS.getCurrentThreadCpuTime() - start);
        }
        require(
                shortest <= LIMIT_NANOS,
                "takes " + shortest / 1_000 + " us of the processor for " + input.length + " bytes");
    }

    /** Fails unless something holds. */
    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
