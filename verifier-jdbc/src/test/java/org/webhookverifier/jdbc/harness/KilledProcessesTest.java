package org.webhookverifier.jdbc.harness;

import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes are killed at random moments under load and started again, the application, the database, or both. What was acknowledged
 * is handled once, nothing is left open, and nothing twice.
 *
 * <p>{@code -Dharness.cycles=100} kills them more often.
 */
class KilledProcessesTest {
    private static final Logger LOG = LoggerFactory.getLogger(KilledProcessesTest.class);
    private static final int CYCLES = Integer.getInteger("harness.cycles", 6);
    private static final int MOST_BEFORE_A_KILL = 80;

    @TempDir
    Path folder;

    private final AtomicReference<NodeProcess> node = new AtomicReference<>();

    /** What is killed, and started again. */
    private interface Cycle {
        void run(String url) throws Exception;
    }

    @Test
    void nothing_is_lost_or_done_twice_when_the_application_is_killed_over_a_file() throws Exception {
        run("jdbc:sqlite:" + folder.resolve("shop.db"), this::killApplication);
    }

    @Test
    void nothing_is_lost_or_done_twice_when_the_application_is_killed_over_a_server() throws Exception {
        run(PostgresServer.shared().newDatabase(), this::killApplication);
    }

    @Test
    void nothing_is_lost_or_done_twice_when_the_database_is_killed() throws Exception {
        PostgresServer server = PostgresServer.shared();
        run(server.newDatabase(), url -> {
            server.kill();
            server.startAgain();
        });
    }

    @Test
    void nothing_is_lost_or_done_twice_when_both_are_killed() throws Exception {
        PostgresServer server = PostgresServer.shared();
        run(server.newDatabase(), url -> {
            if (ThreadLocalRandom.current().nextBoolean()) {
                server.kill();
                node.get().kill();
            } else {
                node.get().kill();
                server.kill();
            }
            server.startAgain();
            node.set(NodeProcess.start(url));
        });
    }

    private void killApplication(String url) throws Exception {
        node.get().kill();
        node.set(NodeProcess.start(url));
    }

    private void run(String url, Cycle cycle) throws Exception {
        Records records = Records.create(url);
        node.set(NodeProcess.start(url));
        try (var senders = new Senders(() -> node.get().port(), Integer.MAX_VALUE)) {
            for (int i = 0; i < CYCLES; i++) {
                senders.awaitMore(1 + ThreadLocalRandom.current().nextInt(MOST_BEFORE_A_KILL));
                Waiting.pause(ThreadLocalRandom.current().nextInt(10_000));
                cycle.run(url);
            }
            senders.awaitMore(1);
            senders.finish();
            // What the last kill left claimed is claimed again when its lease is over.
            Waiting.until("nothing is stuck", Node.LEASE.plusSeconds(20), () -> records.open() == 0);
            node.get().stop();
            records.check(senders.acknowledged());
            LOG.info(
                    "{} kills: {}, {} effects",
                    CYCLES,
                    senders,
                    records.effects().size());
        } finally {
            node.get().close();
        }
    }
}
