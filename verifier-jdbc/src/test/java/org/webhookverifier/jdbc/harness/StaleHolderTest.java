package org.webhookverifier.jdbc.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process stands still for longer than its lease, while a handler of it runs, and goes on when another one has done the work. */
class StaleHolderTest {
    private static final int ROUNDS = Integer.getInteger("harness.pauses", 3);

    @TempDir
    Path folder;

    @Test
    void the_end_of_a_claim_that_another_process_has_taken_over_does_not_count_over_a_file() throws Exception {
        run("jdbc:sqlite:" + folder.resolve("shop.db"));
    }

    @Test
    void the_end_of_a_claim_that_another_process_has_taken_over_does_not_count_over_a_server() throws Exception {
        run(PostgresServer.shared().newDatabase());
    }

    private static void run(String url) throws Exception {
        Records records = Records.create(url);
        var client = new Client();
        try (var first = NodeProcess.start(url, "-Dnode.gated=true", "-Dnode.lease=400")) {
            for (int i = 0; i < ROUNDS; i++) {
                String id = "held" + i;
                assertThat(client.send(first.port(), id).statusCode()).isEqualTo(200);
                Waiting.until("the handler runs", () -> first.hasSaid("BEGAN " + id));
                // Not in the middle of a transaction, which would keep others from the file for as long.
                stopBetweenTransactions(first, records);
                try (var second = NodeProcess.start(url, "-Dnode.lease=400")) {
                    Waiting.until("another one has done it", () -> records.effects(id) == 1 && records.open() == 0);
                    second.stop();
                }
                first.signal("CONT");
                first.openGate();
                Waiting.until("the first one is refused", () -> first.hasSaid("REFUSED " + id));
                assertThat(records.effects(id)).isOne();
                assertThat(records.number("select token from webhook_inbox where event_id = '" + id + "'"))
                        .isGreaterThan(1);
            }
            records.check(List.of());
            assertThat(records.effects()).hasSize(ROUNDS);
        }
    }

    private static void stopBetweenTransactions(NodeProcess node, Records records) throws Exception {
        while (true) {
            node.signal("STOP");
            try (var connection = records.connection();
                    var statement = connection.createStatement()) {
                if (connection.getMetaData().getDatabaseProductName().equals("SQLite")) {
                    statement.execute("pragma busy_timeout = 100");
                    statement.execute("begin immediate");
                    statement.execute("rollback");
                } else {
                    statement.execute("set lock_timeout = 100");
                    statement.execute("select id from webhook_inbox for update");
                }
                return;
            } catch (java.sql.SQLException locked) {
                node.signal("CONT");
                Waiting.pause(20_000);
            }
        }
    }
}
