package org.webhookverifier.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.testkit.inbox.InboxStoreContract;

/** Stores on a server, each with a pool of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerStoreContract extends InboxStoreContract implements HandlerTransactionCases {
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
}
