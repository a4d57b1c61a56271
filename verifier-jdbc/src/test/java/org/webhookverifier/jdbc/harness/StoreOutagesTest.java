package org.webhookverifier.jdbc.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.jdbc.TestDatabase;

/** The database is stopped, full, or held up: senders are asked to come again, and accepted once it is well, without a restart. */
class StoreOutagesTest {
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final int ROUNDS = 3;
    private static final int PLENTY = 1 << 20;

    @TempDir
    Path folder;

    private final List<String> acknowledged = new ArrayList<>();
    private int sent;

    @Test
    void senders_are_asked_to_come_again_while_the_server_is_stopped() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        Records records = Records.create(url);
        try (var pool = PostgresServer.pool(url);
                var receiver = Shop.receiver(
                        Shop.inbox(JdbcInboxStore.of(pool), LEASE).acceptTimeout(Duration.ofSeconds(10)),
                        Shop.Step.NOTHING)) {
            for (int i = 0; i < ROUNDS; i++) {
                isAccepted(receiver);
                server.stop();
                isAskedToComeAgain(receiver, "inbox_error");
                server.startAgain();
                isAcceptedAgain(receiver);
            }
            records.check(acknowledged);
        }
    }

    @Test
    void senders_are_asked_to_come_again_while_the_disk_is_full() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        Records records = Records.create(url);
        var pages = new AtomicInteger(PLENTY);
        try (var receiver =
                Shop.receiver(Shop.inbox(JdbcInboxStore.of(limited(url, pages)), LEASE), Shop.Step.NOTHING)) {
            for (int i = 0; i < ROUNDS; i++) {
                isAccepted(receiver);
                pages.set((int) records.number("pragma page_count"));
                // There is room left in the pages that are there.
                Waiting.until("the disk is full", () -> {
                    Receipt receipt = receive(receiver);
                    if (receipt.acknowledged()) {
                        return false;
                    }
                    assertThat(receipt.reason()).isEqualTo("inbox_error");
                    return true;
                });
                isAskedToComeAgain(receiver, "inbox_error");
                pages.set(PLENTY);
                isAcceptedAgain(receiver);
            }
            records.check(acknowledged);
        }
    }

    @Test
    void senders_are_asked_to_come_again_while_another_connection_holds_up_the_server() throws Exception {
        String url = PostgresServer.shared().newDatabase();
        try (var pool = PostgresServer.pool(url)) {
            Records records = Records.create(url);
            isHeldUp(records, JdbcInboxStore.of(pool), "begin; lock table webhook_inbox in access exclusive mode");
        }
    }

    @Test
    void senders_are_asked_to_come_again_while_another_connection_holds_up_the_file() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        Records records = Records.create(url);
        isHeldUp(records, JdbcInboxStore.of(TestDatabase.sqlite(url)), "begin immediate");
    }

    private void isHeldUp(Records records, JdbcInboxStore store, String lock) throws Exception {
        try (var receiver =
                Shop.receiver(Shop.inbox(store, LEASE).acceptTimeout(Duration.ofMillis(300)), Shop.Step.NOTHING)) {
            for (int i = 0; i < ROUNDS; i++) {
                isAccepted(receiver);
                try (Connection connection = records.connection();
                        Statement statement = connection.createStatement()) {
                    statement.execute(lock);
                    isAskedToComeAgain(receiver, "inbox_slow");
                    statement.execute("rollback");
                }
                isAcceptedAgain(receiver);
            }
            records.check(acknowledged);
        }
    }

    /** A file that can have no more than so many pages: to SQLite the same as a disk that can hold no more. */
    private static SQLiteDataSource limited(String url, AtomicInteger pages) {
        return new SQLiteDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                var config = new SQLiteConfig();
                config.setJournalMode(SQLiteConfig.JournalMode.WAL);
                config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
                config.setBusyTimeout(5_000);
                config.setMaxPageCount(pages.get());
                return config.createConnection(url);
            }
        };
    }

    private Receipt receive(WebhookReceiver receiver) {
        String id = "out" + sent++;
        Receipt receipt = receiver.receive(Shop.SOURCE, Shop.signed(id));
        if (receipt.acknowledged()) {
            acknowledged.add(id);
        }
        return receipt;
    }

    private void isAccepted(WebhookReceiver receiver) {
        assertThat(receive(receiver).answer().status()).isEqualTo(200);
    }

    private void isAskedToComeAgain(WebhookReceiver receiver, String reason) {
        Receipt receipt = receive(receiver);
        assertThat(receipt.answer().status()).isEqualTo(503);
        assertThat(receipt.answer().headers()).containsKey("Retry-After");
        assertThat(receipt.reason()).isEqualTo(reason);
    }

    private void isAcceptedAgain(WebhookReceiver receiver) {
        Waiting.until(
                "senders are accepted again",
                Duration.ofSeconds(10),
                () -> receive(receiver).acknowledged());
    }
}
