package org.webhookverifier.jdbc.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Three processes share one database. */
class ManyNodesTest {
    private static final Logger LOG = LoggerFactory.getLogger(ManyNodesTest.class);
    private static final int NODES = 3;
    private static final int DELIVERIES = 10_000;
    private static final int CONNECTIONS = 64;

    private final List<NodeProcess> nodes = new CopyOnWriteArrayList<>();
    private String url = "";
    private Records records;

    @BeforeEach
    void start() throws Exception {
        url = PostgresServer.shared().newDatabase();
        records = Records.create(url);
        for (int i = 0; i < NODES; i++) {
            nodes.add(NodeProcess.start(url));
        }
    }

    @AfterEach
    void end() {
        nodes.forEach(NodeProcess::close);
    }

    @Test
    void each_delivery_has_its_effect_once_while_nodes_are_restarted_in_turn() throws Exception {
        try (var senders = new Senders(this::anyPort, DELIVERIES)) {
            for (int i = 0; i < NODES; i++) {
                senders.awaitMore(DELIVERIES / 10);
                nodes.get(i).stop();
                nodes.set(i, NodeProcess.start(url));
            }
            senders.awaitMore(DELIVERIES / 10);
            nodes.get(1).kill();
            nodes.set(1, NodeProcess.start(url));
            senders.finish();
            assertThat(senders.acknowledged()).hasSize(DELIVERIES);
            records.check(senders.acknowledged());
            LOG.info(
                    "rolling restart: {}, {} effects",
                    senders,
                    records.effects().size());
        }
    }

    private int anyPort() {
        return nodes.get(ThreadLocalRandom.current().nextInt(NODES)).port();
    }

    @Test
    void ten_thousand_copies_of_one_delivery_at_once_are_all_acknowledged_and_run_once() throws Exception {
        Map<Integer, Integer> answers = sendAtOnce(DELIVERIES, number -> "same");
        assertThat(answers).containsOnlyKeys(200);
        records.check(List.of("same"));
        assertThat(records.effects()).containsExactly("same");
        LOG.info("copies of one delivery: answers {}", answers);
    }

    @Test
    void ten_copies_of_each_of_a_thousand_deliveries_at_once_run_once_each() throws Exception {
        Map<Integer, Integer> answers = sendAtOnce(DELIVERIES, number -> "id" + number / 10);
        assertThat(answers).containsOnlyKeys(200);
        records.check(List.of());
        assertThat(records.effects()).hasSize(DELIVERIES / 10);
        LOG.info("ten copies each: answers {}", answers);
    }

    private Map<Integer, Integer> sendAtOnce(int count, IntFunction<String> id) throws Exception {
        var client = new Client();
        var answers = new ConcurrentHashMap<Integer, Integer>();
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            var sent = new ArrayList<Future<?>>();
            for (int i = 0; i < count; i++) {
                int number = i;
                sent.add(threads.submit(() -> {
                    int port = nodes.get(number % NODES).port();
                    answers.merge(client.send(port, id.apply(number)).statusCode(), 1, Integer::sum);
                    return null;
                }));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return answers;
    }
}
