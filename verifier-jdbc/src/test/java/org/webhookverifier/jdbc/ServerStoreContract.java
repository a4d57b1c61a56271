package org.webhookverifier.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.inbox.ClaimRequest;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.inbox.NewEntry;
import org.webhookverifier.testkit.inbox.InboxStoreContract;

/** Stores on a server, each with a pool of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerStoreContract extends InboxStoreContract implements HandlerTransactionCases {
    private static final ClaimRequest FIVE = new ClaimRequest(Set.of("shop"), 5, Duration.ofMinutes(1));

    private HikariDataSource mine;
    private HikariDataSource others;

    abstract HikariDataSource pool() throws Exception;

    @Override
    public DataSource source() {
        return others;
    }

    @BeforeAll
    void connect() throws Exception {
        mine = pool();
        others = pool();
    }

    @AfterAll
    void disconnect() {
        if (mine != null) {
            mine.close();
        }
        if (others != null) {
            others.close();
        }
    }

    @Override
    protected InboxStore open() throws SQLException {
        JdbcInboxStore store = JdbcInboxStore.builder(mine).createTables(true).build();
        Shifted.clear(mine);
        return store;
    }

    @Override
    protected InboxStore openAnother() {
        return JdbcInboxStore.of(others);
    }

    @Override
    public void advance(Duration time) {
        try {
            Shifted.by(time, mine);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the statement that counts those who wait for a lock that has a name. */
    abstract String waiting();

    @Test
    @Timeout(60)
    void an_entry_of_a_lane_that_is_committed_late_waits_for_one_that_is_being_claimed() throws Exception {
        InboxStore store = open();
        long first = id(store, "a2");
        var commits = new HeldCommits();
        var node = Executors.newFixedThreadPool(2);
        try {
            Future<List<ClaimedEntry>> claiming =
                    node.submit(() -> JdbcInboxStore.of(commits.of(others)).claim(FIVE));
            commits.await();
            long late = id(store, "a1");
            // The number was taken before that of the other, and is committed only now.
            execute("update webhook_inbox set id = " + (first - 1_000) + " where id = " + late);
            Future<List<ClaimedEntry>> other = node.submit(() -> store.claim(FIVE));
            while (!other.isDone() && number(waiting()) == 0) {
                Thread.onSpinWait();
            }
            commits.release();

            assertThat(claiming.get()).extracting(ClaimedEntry::id).containsExactly(first);
            assertThat(other.get()).as("claimed beside the other of the lane").isEmpty();
        } finally {
            commits.release();
            node.shutdownNow();
        }
    }

    private static long id(InboxStore store, String key) {
        Delivery delivery = Delivery.builder(new DeliveryKey("shop", "", key), "acme")
                .body(new byte[] {'{', '}'}, Provenance.SIGNED)
                .build();
        var entry = new NewEntry(delivery, 1, key.hashCode(), "the lane", null, EntryState.RECEIVED, "");
        return store.accept(List.of(entry)).get(0).id();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = mine.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = mine.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
