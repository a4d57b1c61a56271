package org.webhookverifier.jdbc.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.jdbc.TestDatabase;

/** A handler that takes as long as many leases, which stands for one of 30 seconds at a provider that waits for 3. */
class SlowHandlerTest {
    private static final Duration LEASE = Duration.ofMillis(300);
    private static final int RENEWALS = 5;

    @TempDir
    Path folder;

    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch began = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void a_sender_is_answered_while_the_handler_runs_which_runs_once_over_a_file() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        Records records = Records.create(url);
        isAnsweredWhileItRuns(records, TestDatabase.sqlite(url), TestDatabase.sqlite(url));
    }

    @Test
    void a_sender_is_answered_while_the_handler_runs_which_runs_once_over_a_server() throws Exception {
        String url = PostgresServer.shared().newDatabase();
        Records records = Records.create(url);
        try (var one = PostgresServer.pool(url);
                var other = PostgresServer.pool(url)) {
            isAnsweredWhileItRuns(records, one, other);
        }
    }

    private void isAnsweredWhileItRuns(Records records, DataSource one, DataSource other) throws Exception {
        try (var receiver = Shop.receiver(Shop.inbox(JdbcInboxStore.of(one), LEASE), this::block);
                var neighbour = Shop.receiver(Shop.inbox(JdbcInboxStore.of(other), LEASE), this::block)) {
            Receipt receipt = receiver.receive(Shop.SOURCE, Shop.signed("slow"));
            assertThat(receipt.acknowledged()).isTrue();
            began.await();
            Receipt copy = neighbour.receive(Shop.SOURCE, Shop.signed("slow"));
            assertThat(copy.outcome()).isEqualTo(Outcome.DUPLICATE);
            assertThat(copy.acknowledged()).isTrue();
            awaitRenewals(records);
            assertThat(records.effects())
                    .as("answered before the handler has ended")
                    .isEmpty();
            mayEnd.countDown();
            records.check(java.util.List.of("slow"));
            assertThat(runs).hasValue(1);
            assertThat(records.number("select attempts from webhook_inbox")).isOne();
        } finally {
            mayEnd.countDown();
        }
    }

    private void block(String id) throws InterruptedException {
        runs.incrementAndGet();
        began.countDown();
        mayEnd.await();
    }

    private static void awaitRenewals(Records records) throws Exception {
        String due = "select due_at from webhook_inbox";
        long first = records.number(due);
        Waiting.until(
                "the lease is renewed again and again",
                () -> records.number(due) > first + RENEWALS * LEASE.toMillis());
    }
}
