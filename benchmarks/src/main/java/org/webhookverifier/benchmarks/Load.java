package org.webhookverifier.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that each send their next request when the last one was answered; a round ends with its requests or its time. */
final class Load implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final long LONGEST_ROUND = TimeUnit.SECONDS.toNanos(4);

    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    Load(int port) throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            connections.add(new Connection(port));
        }
    }

    /**
     * What a round took.
     *
     * @param requests how many were answered
     * @param nanos from the first to the last
     * @param processorNanos of clients and server together
     */
    record Round(int requests, long nanos, long processorNanos) {
        double perSecond() {
            return 1e9 * requests / nanos;
        }
    }

    Round run(SignedRequests requests) throws Exception {
        var next = new AtomicInteger();
        long processor = system.getProcessCpuTime();
        long start = System.nanoTime();
        List<Future<Integer>> clients = new ArrayList<>();
        for (Connection connection : connections) {
            clients.add(threads.submit(() -> drive(connection, requests, next, start + LONGEST_ROUND)));
        }
        int answered = 0;
        for (Future<Integer> client : clients) {
            answered += client.get();
        }
        return new Round(answered, System.nanoTime() - start, system.getProcessCpuTime() - processor);
    }

    private static int drive(Connection connection, SignedRequests requests, AtomicInteger next, long end)
            throws IOException {
        int answered = 0;
        while (System.nanoTime() - end < 0) {
            int index = next.getAndIncrement();
            if (index >= requests.count()) {
                break;
            }
            connection.send(requests.get(index));
            answered++;
        }
        return answered;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
