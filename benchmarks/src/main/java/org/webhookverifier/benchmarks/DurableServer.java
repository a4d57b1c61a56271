package org.webhookverifier.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL on this machine, which answers a commit when it is on the disk, and a pool of connections to it that both sides use. */
final class DurableServer implements AutoCloseable {
    private static final int CONNECTIONS = Producers.COUNT + 6;

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;

    /**
     * What the server has counted since it was started.
     *
     * @param commits transactions, those that only read included
     * @param syncs how often it had the disk make its log durable
     */
    record Counters(double commits, double syncs) {
        Counters minus(Counters before) {
            return new Counters(commits - before.commits, syncs - before.syncs);
        }

        Counters plus(Counters more) {
            return new Counters(commits + more.commits, syncs + more.syncs);
        }
    }

    DurableServer() throws IOException {
        Path folder = Files.createDirectories(
                Path.of("benchmarks", "target", "servers").toAbsolutePath());
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setDataDirectory(Files.createTempDirectory(folder, "data"))
                .setOverrideWorkingDirectory(folder.toFile())
                .start();
        var config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setUsername("postgres");
        config.setMaximumPoolSize(CONNECTIONS);
        pool = new HikariDataSource(config);
    }

    HikariDataSource pool() {
        return pool;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns what was counted for the work between two readings; what the first one did is not in it. */
    Counters since(Counters before) throws SQLException {
        Counters after = read();
        Counters again = read();
        return after.minus(before).minus(again.minus(after));
    }

    /** Has every connection tell what it has counted, which it would do once a second, and reads the sums. */
    Counters read() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                Connection connection = pool.getConnection();
                all.add(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select pg_stat_force_next_flush()");
                }
            }
            try (Statement statement = all.get(0).createStatement();
                    ResultSet row = statement.executeQuery("select (select xact_commit from pg_stat_database"
                            + " where datname = current_database()),"
                            + " (select sum(fsyncs) from pg_stat_io where object = 'wal')")) {
                row.next();
                return new Counters(row.getDouble(1), row.getDouble(2));
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    String settings() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 'PostgreSQL ' || current_setting('server_version')"
                        + " || ', fsync ' || current_setting('fsync') || ', synchronous_commit '"
                        + " || current_setting('synchronous_commit') || ', wal_sync_method '"
                        + " || current_setting('wal_sync_method')")) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
    }
}
