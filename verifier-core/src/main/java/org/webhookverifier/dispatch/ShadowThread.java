package org.webhookverifier.dispatch;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs shadows one after the other on a thread of their own, which ends when there is nothing to do, so that nobody waits for them.
 *
 * <p>Thread-safe.
 */
final class ShadowThread {
    /** How many bytes of bodies may wait. */
    static final long MOST_WAITING = 32L << 20;
    /** What a delivery takes beside its body. */
    static final int OVERHEAD = 1_024;
    /** After which time one is interrupted, when another comes. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private final ThreadPoolExecutor executor;
    private final LongSupplier nanos;
    private final AtomicLong waiting = new AtomicLong();
    private @Nullable Thread running;
    private long since;

    /** @param nanos the time, in nanoseconds since whenever */
    ShadowThread(LongSupplier nanos) {
        this.nanos = nanos;
        executor = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "webhook-shadow");
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Lets a task run some time, and returns at once.
     *
     * @param bytes how long the body is that waits with it
     * @return {@code false} if too much waits, or after the end
     */
    boolean offer(int bytes, Runnable task) {
        interruptWhatTakesTooLong();
        long size = (long) bytes + OVERHEAD;
        if (waiting.addAndGet(size) > MOST_WAITING && waiting.get() > size) {
            waiting.addAndGet(-size);
            return false;
        }
        try {
            executor.execute(() -> run(size, task));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Ends what runs, and forgets what waits. */
    void close() {
        executor.shutdownNow();
    }

    private void run(long size, Runnable task) {
        began();
        try {
            task.run();
        } finally {
            ended();
            waiting.addAndGet(-size);
        }
    }

    private synchronized void began() {
        running = Thread.currentThread();
        since = nanos.getAsLong();
    }

    private synchronized void ended() {
        running = null;
        // Whoever was interrupted just before the end must not hand that on to the next.
        Thread.interrupted();
    }

    private synchronized void interruptWhatTakesTooLong() {
        if (running != null && nanos.getAsLong() - since > LONGEST.toNanos()) {
            running.interrupt();
        }
    }
}
