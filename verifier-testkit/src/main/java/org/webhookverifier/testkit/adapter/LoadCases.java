package org.webhookverifier.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.testkit.Mutation;
import org.webhookverifier.testkit.WebhookSigner;

/** What holds for one request holds for thousands at once. */
abstract class LoadCases {
    private static final int CONNECTIONS = 64;
    private static final int COPIES = 10_000;
    private static final int FORGED = 10_000;

    abstract Stage stage();

    @Test
    void handles_one_of_10000_copies_over_64_connections() throws Exception {
        WebhookRequest request = stage().signer("stripe").sign("{\"id\":\"hot\"}");
        stage().recorder.work((event, delivery) -> {
            // Until copies have come in between. One that runs again must not wait for them, too: that would take an
            // hour.
            if (stage().recorder.handled().size() == 1) {
                stage().recorder.await("copies", recorder -> inProgress(recorder.receipts()) >= 100);
            }
        });
        Map<Integer, Integer> statuses = send(COPIES, number -> request);

        assertThat(stage().recorder.handled()).hasSize(1);
        assertThat(statuses.keySet()).containsExactly(200, 503);
        assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(COPIES);
        assertThat(count(Outcome.HANDLED)).isEqualTo(1);
        assertThat(count(Outcome.DUPLICATE)).isEqualTo(statuses.getOrDefault(200, 0) - 1L);
        assertThat(count(Outcome.IN_PROGRESS)).isEqualTo((long) statuses.getOrDefault(503, 0));
    }

    @Test
    void handles_each_of_500_deliveries_once_when_ten_copies_of_each_come_at_once() throws Exception {
        WebhookSigner signer = stage().signer("stripe");
        Map<Integer, Integer> statuses = send(5_000, number -> signer.sign("{\"id\":\"warm-" + number / 10 + "\"}"));

        assertThat(statuses.keySet()).isSubsetOf(200, 503);
        assertThat(stage().recorder.handled().stream().map(Delivery::id))
                .hasSize(500)
                .doesNotHaveDuplicates();
    }

    @Test
    void lets_the_real_delivery_run_after_thousands_of_forged_ones_with_its_id() throws Exception {
        String body = "{\"id\":\"future\",\"event_id\":\"future\",\"type\":\"t\"}";
        long known = stage().store.ids();
        List<WebhookSigner> signers = Stream.of("stripe", "github", "slack", "shopify", "standard-webhooks")
                .map(source -> stage().signer(source))
                .toList();
        Map<Integer, Integer> statuses = send(
                signers.size() * FORGED,
                number -> signers.get(number % signers.size()).sign(body, Mutation.wrongSecret()));

        assertThat(statuses).isEqualTo(Map.of(401, signers.size() * FORGED));
        assertThat(stage().recorder.handled()).isEmpty();
        assertThat(stage().store.ids()).isEqualTo(known);
        for (WebhookSigner signer : signers) {
            stage().handled(signer.sign(body));
        }
    }

    /** Makes the request of the given number. */
    private interface Requests {
        WebhookRequest number(int number);
    }

    private Map<Integer, Integer> send(int requests, Requests source) throws Exception {
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        var statuses = new ConcurrentHashMap<Integer, LongAdder>();
        var next = new AtomicInteger();
        try {
            Callable<Void> sender = () -> {
                try (var connection = new Connection(stage().uri())) {
                    for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
                        RawHttp.Response response = connection.send(source.number(number));
                        assertThat(response.body()).isEmpty();
                        statuses.computeIfAbsent(response.status(), status -> new LongAdder())
                                .increment();
                    }
                }
                return null;
            };
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(CONNECTIONS, sender))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        var counts = new TreeMap<Integer, Integer>();
        statuses.forEach((status, count) -> counts.put(status, count.intValue()));
        return counts;
    }

    // Not the JDK's client: its pool may close a connection just as it hands it out.
    private static final class Connection implements AutoCloseable {
        private final URI server;
        private RawHttp http;

        Connection(URI server) throws IOException {
            this.server = server;
            http = RawHttp.open(server);
        }

        RawHttp.Response send(WebhookRequest request) throws IOException {
            RawHttp.Response response = http.send(request);
            if (response.headers().first("Connection").orElse("").equalsIgnoreCase("close")) {
                http.close();
                http = RawHttp.open(server);
            }
            return response;
        }

        @Override
        public void close() throws IOException {
            http.close();
        }
    }

    private long count(Outcome outcome) {
        return stage().recorder.receipts().stream()
                .filter(receipt -> receipt.outcome() == outcome)
                .count();
    }

    private static long inProgress(List<Receipt> receipts) {
        return receipts.stream()
                .filter(receipt -> receipt.outcome() == Outcome.IN_PROGRESS)
                .count();
    }
}
