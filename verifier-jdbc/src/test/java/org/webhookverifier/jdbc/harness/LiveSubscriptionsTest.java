package org.webhookverifier.jdbc.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.subscription.Target;

/** Two processes handle deliveries without pause, and a third one says what is wanted. */
class LiveSubscriptionsTest {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSubscriptionsTest.class);
    private static final Target PAID = Target.type(Shop.SOURCE, "paid");
    /** Within which every process knows. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private List<NodeProcess> nodes = List.of();
    private Records records;
    private WebhookReceiver operator;

    @BeforeEach
    void start() throws Exception {
        String url = PostgresServer.shared().newDatabase();
        records = Records.create(url);
        nodes = List.of(NodeProcess.start(url), NodeProcess.start(url));
        var store = JdbcInboxStore.of(PostgresServer.pool(url));
        operator = Shop.receiver(Shop.inbox(store, SECOND).startedByHand(), Shop.Step.NOTHING);
    }

    @AfterEach
    void end() {
        operator.close();
        nodes.forEach(NodeProcess::close);
    }

    private int anyPort() {
        return nodes.get(ThreadLocalRandom.current().nextInt(nodes.size())).port();
    }

    @Test
    void a_second_after_a_type_is_unsubscribed_none_of_it_reaches_a_handler_on_any_node() throws Exception {
        try (var senders = new Senders(this::anyPort, Integer.MAX_VALUE)) {
            senders.awaitMore(1_500);
            long began = System.nanoTime();
            senders.awaitMore(1_500);
            double rate = 1_500 / ((System.nanoTime() - began) / 1e9);
            operator.subscriptions().unsubscribe(PAID, "test", "noise");
            Waiting.pause(SECOND);
            var reached = new TreeSet<>(records.effects());
            senders.awaitMore(1_500);
            Waiting.until("nothing waits", () -> records.open() == 0);

            assertThat(new TreeSet<>(records.effects())).isEqualTo(reached);
            operator.subscriptions().subscribe(PAID, "test", "music");
            Waiting.pause(SECOND);
            Set<String> before = Set.copyOf(senders.acknowledged());
            senders.awaitMore(500);
            senders.finish();
            var after = new TreeSet<>(senders.acknowledged());
            after.removeAll(before);
            Waiting.until("nothing waits", () -> records.open() == 0);
            // Ids are sent in order: what was on its way at the change is left out.
            assertThat(records.effects()).doesNotHaveDuplicates();
            assertThat(records.effects()).containsAll(after);
            LOG.info(
                    "unsubscribed at {} a second: {} handled before, {} acknowledged in all, {} handled",
                    Math.round(rate),
                    reached.size(),
                    senders.acknowledged().size(),
                    records.effects().size());
        }
    }

    @Test
    void what_comes_while_a_source_or_a_handler_is_paused_and_resumed_again_and_again_is_handled_once()
            throws Exception {
        var targets = List.of(Target.source(Shop.SOURCE), PAID, Target.handler("effect"));
        try (var senders = new Senders(this::anyPort, Integer.MAX_VALUE)) {
            for (int round = 0; round < 6; round++) {
                Target target = targets.get(round % targets.size());
                senders.awaitMore(200);
                operator.subscriptions().pause(target, "test", "maintenance");
                Waiting.pause(SECOND);
                var reached = new TreeSet<>(records.effects());
                senders.awaitMore(300);
                assertThat(new TreeSet<>(records.effects())).as("%s", target).isEqualTo(reached);
                operator.subscriptions().resume(target, "test", "done");
            }
            senders.finish();
            records.check(senders.acknowledged());
            LOG.info(
                    "paused and resumed: {}, {} effects",
                    senders,
                    records.effects().size());
        }
    }
}
