package org.webhookverifier.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** A clock in the database that stands still: a table with one number. */
final class TestClock {
    private static final String EXPRESSION = "(select now_at from test_clock)";

    private final DataSource dataSource;

    TestClock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Starts it, makes the tables, and opens a store without claims that goes by it. */
    JdbcDedupStore open(Opened opened) throws SQLException {
        opened.tables().create();
        execute("create table if not exists test_clock (now_at bigint not null)");
        execute("delete from test_clock");
        execute("insert into test_clock values (1767225600000)");
        execute("delete from webhook_claim");
        var names = new Names(opened.names().dialect(), Names.DEFAULT_PREFIX, EXPRESSION);
        return new JdbcDedupStore(opened.database(), names);
    }

    void advance(Duration time) {
        try {
            execute("update test_clock set now_at = now_at + " + time.toMillis());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
