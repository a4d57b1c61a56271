package org.webhookverifier.jdbc.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.jdbc.JdbcInboxStore;

/** A delivery is on the disk before its sender is told so. */
class DurableCommitsTest {
    private static final Logger LOG = LoggerFactory.getLogger(DurableCommitsTest.class);
    private static final int DELIVERIES = 40;

    @TempDir
    Path folder;

    @Test
    void a_server_writes_its_log_to_the_disk_for_each_delivery() throws Exception {
        String url = PostgresServer.shared().newDatabase();
        Records records = Records.create(url);
        String synced = "select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal'";
        long before = records.number(synced);
        try (var pool = PostgresServer.pool(url);
                // Without workers, so that nothing but what is accepted is written.
                var receiver = Shop.receiver(
                        Shop.inbox(JdbcInboxStore.of(pool), Duration.ofSeconds(10))
                                .startedByHand(),
                        Shop.Step.NOTHING)) {
            for (int i = 0; i < DELIVERIES; i++) {
                assertThat(receiver.receive(Shop.SOURCE, Shop.signed("d" + i)).acknowledged())
                        .isTrue();
            }
        }
        // A connection tells what it has done when it ends, at the latest.
        Waiting.until(
                "as many writes to the disk as deliveries",
                Duration.ofSeconds(10),
                () -> records.number(synced) >= before + DELIVERIES);
        assertThat(records.column("show synchronous_commit")).containsExactly("on");
        assertThat(records.column("show fsync")).containsExactly("on");
        LOG.info("{} deliveries, {} writes of the log to the disk", DELIVERIES, records.number(synced) - before);
    }

    @Test
    void a_file_is_on_the_disk_before_each_answer() throws Exception {
        assumeTraces();
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        Records.create(url);
        Path trace = folder.resolve("trace.txt");
        var strace = List.of("strace", "-f", "-qq", "-e", "trace=fdatasync,fsync", "-o", trace.toString());
        // One handler stands at the gate, and nothing else is claimed: only what is accepted is written.
        try (var node =
                NodeProcess.startBy(strace, url, "-Dnode.gated=true", "-Dnode.workers=1", "-Dnode.lease=600000")) {
            var client = new Client();
            assertThat(client.send(node.port(), "first").statusCode()).isEqualTo(200);
            Waiting.until("the handler runs", () -> node.hasSaid("BEGAN first"));
            long start = syncs(trace);
            for (int i = 0; i < DELIVERIES; i++) {
                long before = syncs(trace);
                assertThat(client.send(node.port(), "d" + i).statusCode()).isEqualTo(200);
                assertThat(syncs(trace)).as("writes to the disk").isGreaterThan(before);
            }
            LOG.info("{} deliveries, {} writes of the file to the disk", DELIVERIES, syncs(trace) - start);
        }
    }

    private static long syncs(Path trace) throws IOException {
        try (var lines = Files.lines(trace)) {
            return lines.filter(line -> line.contains("sync(") || line.contains("sync resumed"))
                    .filter(line -> line.endsWith("= 0"))
                    .count();
        }
    }

    private static void assumeTraces() throws InterruptedException {
        boolean traces;
        try {
            traces = new ProcessBuilder("strace", "-qq", "-e", "trace=none", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            traces = false;
        }
        if (!traces) {
            String message = "SKIPPED: whether a file is on the disk before an answer is seen with strace, which is not"
                    + " here or may not trace. Run it on Linux with strace before a release.";
            LOG.error(message);
            Assumptions.abort(message);
        }
    }
}
