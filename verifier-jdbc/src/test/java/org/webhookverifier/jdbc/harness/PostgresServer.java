package org.webhookverifier.jdbc.harness;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.jdbc.TestServers;

/** A PostgreSQL that may be stopped and killed, and starts again with the same data on the same port. */
final class PostgresServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable PostgresServer shared;

    private final Path data;
    private final Path programs;
    private EmbeddedPostgres server;

    private PostgresServer() throws IOException {
        data = TestServers.folder("harness-data");
        programs = TestServers.folder("harness");
        server = start(0);
    }

    /** Returns the one server of all tests in this package, running. */
    static synchronized PostgresServer shared() throws IOException {
        TestServers.assumeServersFor("PostgreSQL");
        PostgresServer known = shared;
        if (known == null) {
            known = new PostgresServer();
            PostgresServer mine = known;
            Runtime.getRuntime().addShutdownHook(new Thread(mine::stop));
            shared = known;
        }
        return known;
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setPGStartupWait(Duration.ofSeconds(60))
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(programs.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .start();
    }

    /** Makes an empty database and returns its JDBC url. */
    String newDatabase() throws SQLException {
        String name = "harness" + DATABASES.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return server.getJdbcUrl("postgres", name) + "&socketTimeout=20";
    }

    int port() {
        return server.getPort();
    }

    /** Stops it, as an operator does. */
    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills every process of it at once. */
    void kill() throws InterruptedException, TimeoutException {
        Process main = server.getProcess();
        List<ProcessHandle> all = new ArrayList<>(main.descendants().toList());
        all.add(0, main.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        if (!main.waitFor(20, TimeUnit.SECONDS)) {
            throw new TimeoutException("the server outlives its end");
        }
        Waiting.until("the server's processes are gone", () -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Starts it again, stopped or killed as it was. */
    void startAgain() throws IOException {
        int port = server.getPort();
        // Lets go of the folder; there is nothing left to stop.
        server.close();
        server = start(port);
    }

    /** Returns a pool as an application has one. */
    static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        return new HikariDataSource(config);
    }
}
