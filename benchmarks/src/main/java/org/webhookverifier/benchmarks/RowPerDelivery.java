package org.webhookverifier.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;

/** What applications write by hand: a table with a unique key, and an insertion of one row that commits, for each delivery. */
interface RowPerDelivery extends AutoCloseable {
    /** The statement for both databases. */
    String INSERT = "insert into event (source, event_id, type, body, state, due_at, received_at)"
            + " values ('stripe', ?, 'invoice.paid', ?, 0, ?, ?) on conflict (source, event_id) do nothing";

    /** Keeps a delivery; it is on the disk when this returns. */
    void insert(String id, byte[] body) throws SQLException;

    @Override
    default void close() throws SQLException {}

    /** A connection of the pool for each thread. */
    static RowPerDelivery in(HikariDataSource pool) {
        return (id, body) -> {
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement = connection.prepareStatement(INSERT)) {
                execute(statement, id, body);
            }
        };
    }

    /** One connection that is used in turn: SQLite lets one transaction write at a time, and waits worse for a file than we do. */
    static RowPerDelivery in(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute(table("integer primary key autoincrement", "blob"));
            statement.execute(INDEX);
        }
        PreparedStatement insert = connection.prepareStatement(INSERT);
        var turn = new ReentrantLock();
        return new RowPerDelivery() {
            @Override
            public void insert(String id, byte[] body) throws SQLException {
                turn.lock();
                try {
                    execute(insert, id, body);
                } finally {
                    turn.unlock();
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    /** The index that a poller needs. */
    String INDEX = "create index event_due on event (due_at) where state = 0";

    /** Returns the statement that makes the table. */
    static String table(String key, String bytes) {
        return "create table event (id " + key + ", source text not null, event_id text not null, type text not null,"
                + " body " + bytes + " not null, state smallint not null, due_at bigint, received_at bigint not null,"
                + " unique (source, event_id))";
    }

    private static void execute(PreparedStatement statement, String id, byte[] body) throws SQLException {
        long now = System.currentTimeMillis();
        statement.setString(1, id);
        statement.setBytes(2, body);
        statement.setLong(3, now);
        statement.setLong(4, now);
        if (statement.executeUpdate() != 1) {
            throw new IllegalStateException(id + " is there already");
        }
    }
}
