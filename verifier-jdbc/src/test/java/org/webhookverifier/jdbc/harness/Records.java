package org.webhookverifier.jdbc.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.jdbc.TestDatabase;

/** What is in the database, looked at past the inbox. */
final class Records {
    private static final String SQLITE = "jdbc:sqlite:";

    private final TestDatabase database;

    private Records(String url) {
        database = new TestDatabase(url);
    }

    /** Makes the tables: the inbox's, and that of the effects, in which nothing keeps a second row of an id out. */
    static Records create(String url) throws SQLException {
        var records = new Records(url);
        records.execute("create table effect (id varchar(100) not null)");
        if (isSqlite(url)) {
            JdbcInboxStore.builder(TestDatabase.sqlite(url))
                    .createTables(true)
                    .build()
                    .close();
        } else {
            try (var pool = PostgresServer.pool(url)) {
                JdbcInboxStore.builder(pool).createTables(true).build().close();
            }
        }
        return records;
    }

    static boolean isSqlite(String url) {
        return url.startsWith(SQLITE);
    }

    static Path file(String url) {
        return Path.of(url.substring(SQLITE.length()));
    }

    Connection connection() throws SQLException {
        return database.connection();
    }

    void execute(String sql) throws SQLException {
        database.execute(sql);
    }

    List<String> column(String sql) throws SQLException {
        return database.column(sql);
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(column(sql).get(0));
    }

    List<String> effects() throws SQLException {
        return column("select id from effect");
    }

    long effects(String id) throws SQLException {
        return number("select count(*) from effect where id = '" + id + "'");
    }

    /** Returns the number of entries that are not done. */
    long open() throws SQLException {
        return number("select count(*) from webhook_inbox where state <> 2");
    }

    /** Waits until nothing is open, and checks that what was acknowledged has had its effect, and nothing twice. */
    void check(Collection<String> acknowledged) throws SQLException {
        Waiting.until("every entry is done", () -> open() == 0);
        List<String> effects = effects();
        assertThat(effects).as("effects").doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(number("select count(*) from webhook_inbox")).as("entries").isEqualTo(effects.size());
    }
}
