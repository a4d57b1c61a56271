package org.webhookverifier.jdbc.release;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.inbox.HandlerState;
import org.webhookverifier.inbox.HandlerStates;
import org.webhookverifier.jdbc.JdbcDedupStore;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.jdbc.TestDatabase;
import org.webhookverifier.jdbc.TestServers;

/**
 * Writes down what this release leaves in a database, for the tests of the next one; run by its name only, see the note beside what
 * is kept.
 */
class ReleaseMaker {
    /** How long ago all of it was, so that no clock is behind it. */
    private static final Duration AGO = Duration.ofDays(320);

    /** A claim that outlives every release. */
    static final DeliveryKey CLAIM = new DeliveryKey("stripe", "", "evt_claim_'\u00e9\u0000\\");

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    @TempDir
    Path temporary;

    @Test
    void sqlite() throws Exception {
        make("sqlite", TestDatabase.sqlite("jdbc:sqlite:" + temporary.resolve("webhooks.db")));
    }

    @Test
    void postgresql() throws Exception {
        try (HikariDataSource pool = TestServers.postgres()) {
            make("postgresql", pool);
        }
    }

    @Test
    void mariadb() throws Exception {
        try (HikariDataSource pool = TestServers.mariadb()) {
            make("mariadb", pool);
        }
    }

    private static void make(String database, DataSource dataSource) throws Exception {
        String folder = System.getProperty("release.folder");
        Assumptions.assumeTrue(folder != null, "say where to with -Drelease.folder=...");
        make(database, dataSource, Path.of(folder, database));
    }

    /**
     * Makes the tables, lets an application leave deliveries in them, and writes it all down.
     *
     * @param dataSource a database that may have tables of other tests in it, which are removed
     */
    static void make(String database, DataSource dataSource, Path folder) throws IOException, SQLException {
        String script = script(database);
        Set<String> tables = StoredRelease.tables(script);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("schema.sql"), script);
        try (Connection connection = dataSource.getConnection()) {
            drop(tables, connection);
        }
        JdbcInboxStore store =
                JdbcInboxStore.builder(dataSource).createTables(true).build();
        new FirstShop(store).work();
        claim(JdbcDedupStore.of(dataSource));
        try (Connection connection = dataSource.getConnection()) {
            makeOld(connection);
            Files.write(folder.resolve("rows.sql"), new RowText(database).of(tables, connection));
            Files.write(folder.resolve("entries.txt"), Listing.of(store));
            drop(tables, connection);
        }
    }

    private static void claim(JdbcDedupStore claims) {
        var claim = (Claim.Claimed) claims.claim(CLAIM, 1, Duration.ofMinutes(1));
        claims.complete(CLAIM, claim.token(), FOR_EVER);
    }

    static String script(String database) throws IOException {
        String name = "/META-INF/webhookverifier/" + database + "/R__webhook_tables.sql";
        try (InputStream script = Objects.requireNonNull(JdbcInboxStore.class.getResourceAsStream(name), name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void drop(Set<String> tables, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : List.copyOf(tables)) {
                statement.execute("drop table if exists " + table);
            }
        }
    }

    /** Moves what happened into the past. */
    private static void makeOld(Connection connection) throws SQLException {
        String back = " - " + AGO.toMillis();
        try (Statement statement = connection.createStatement()) {
            statement.execute("update webhook_inbox set due_at = due_at" + back + ", ended_at = ended_at" + back
                    + ", accepted_at = accepted_at" + back);
            statement.execute("update webhook_inbox_audit set changed_at = changed_at" + back);
        }
        Map<Long, String> handlers = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id, handlers from webhook_inbox")) {
            while (row.next()) {
                handlers.put(row.getLong(1), old(HandlerStates.of(row.getString(2))));
            }
        }
        try (var update = connection.prepareStatement("update webhook_inbox set handlers = ? where id = ?")) {
            for (Map.Entry<Long, String> each : handlers.entrySet()) {
                update.setString(1, each.getValue());
                update.setLong(2, each.getKey());
                update.execute();
            }
        }
    }

    private static String old(HandlerStates states) {
        HandlerStates old = states;
        for (String handler : states.names(HandlerState.Status.FAILED)) {
            HandlerState state = Objects.requireNonNull(states.get(handler));
            old = old.with(handler, HandlerState.failed(state.failures(), state.dueAt() - AGO.toMillis()));
        }
        return old.text();
    }
}
