package org.webhookverifier.jdbc.harness;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** Threads that send deliveries without end, come again with what is not acknowledged, and with some that are. */
final class Senders implements AutoCloseable {
    private static final int THREADS = 6;
    private static final int MICROS_BETWEEN = 4_000;

    private final Client client = new Client();
    private final IntSupplier port;
    private final int most;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> again = new ConcurrentLinkedQueue<>();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder copies = new LongAdder();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    /**
     * Starts to send.
     *
     * @param port where to; asked each time
     * @param most how many deliveries there are, copies not counted
     */
    Senders(IntSupplier port, int most) {
        this.port = port;
        this.most = most;
        for (int i = 0; i < THREADS; i++) {
            var thread = new Thread(this::sendUntilStopped, "sender " + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void sendUntilStopped() {
        while (true) {
            String id = again.poll();
            if (id == null) {
                int number = stopping ? most : next.getAndIncrement();
                if (number >= most) {
                    return;
                }
                id = "d" + number;
            }
            send(id);
            if (most == Integer.MAX_VALUE) {
                Waiting.pause(ThreadLocalRandom.current().nextInt(2 * MICROS_BETWEEN));
            }
        }
    }

    private void send(String id) {
        try {
            int status = client.send(port.getAsInt(), id).statusCode();
            if (status / 100 != 2) {
                refused.increment();
                comeAgain(id);
            } else if (!acknowledged.add(id)) {
                copies.increment();
            } else if (ThreadLocalRandom.current().nextInt(8) == 0) {
                again.add(id);
            }
        } catch (IOException e) {
            unanswered.increment();
            comeAgain(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void comeAgain(String id) {
        again.add(id);
        Waiting.pause(20_000);
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Waits until so many more have been acknowledged. */
    void awaitMore(int count) {
        int wanted = acknowledged.size() + count;
        Waiting.until("deliveries are acknowledged", () -> acknowledged.size() >= wanted);
    }

    /** Sends nothing new, and waits until all that was sent is acknowledged. */
    void finish() throws InterruptedException {
        stopping = most == Integer.MAX_VALUE;
        for (Thread thread : threads) {
            thread.join(120_000);
            if (thread.isAlive()) {
                throw new AssertionError("senders are not done: " + this);
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }

    @Override
    public String toString() {
        return acknowledged.size() + " acknowledged, " + copies + " copies acknowledged again, " + refused
                + " asked to come again, " + unanswered + " without an answer";
    }
}
