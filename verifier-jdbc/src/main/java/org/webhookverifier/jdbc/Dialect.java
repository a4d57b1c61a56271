package org.webhookverifier.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.webhookverifier.config.WebhookConfigurationException;

/** What differs between the databases. Every clock is the database's, in milliseconds, whatever its time zone. */
enum Dialect {
    POSTGRESQL(
            "postgresql",
            "(select cast(extract(epoch from clock_timestamp()) * 1000 as bigint))",
            "on conflict (key_hash) do nothing",
            " for update skip locked"),
    MARIADB(
            "mariadb",
            "(timestampdiff(microsecond, '1970-01-01', utc_timestamp(3)) div 1000)",
            "on duplicate key update key_hash = key_hash",
            " for update skip locked"),
    MYSQL("mariadb", MARIADB.now, MARIADB.keepsFirst, MARIADB.skipLocked),
    SQLITE("sqlite", "(cast(round(unixepoch('subsec') * 1000) as integer))", "on conflict (key_hash) do nothing", "");

    private final String folder;
    private final String now;
    private final String keepsFirst;
    private final String skipLocked;

    Dialect(String folder, String now, String keepsFirst, String skipLocked) {
        this.folder = folder;
        this.now = now;
        this.keepsFirst = keepsFirst;
        this.skipLocked = skipLocked;
    }

    /** Returns the dialect of what is at the other end of a connection. */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        String version = connection.getMetaData().getDatabaseProductVersion().toLowerCase(Locale.ROOT);
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> POSTGRESQL;
            case "mariadb" -> MARIADB;
            case "mysql" -> version.contains("mariadb") ? MARIADB : MYSQL;
            case "sqlite" -> SQLITE;
            default ->
                throw new WebhookConfigurationException(
                        List.of(
                                "The database is '" + product
                                        + "', which is not supported: use PostgreSQL, MariaDB, MySQL or SQLite, or implement InboxStore for it"));
        };
    }

    /** Returns where the script is that makes the tables. */
    String script() {
        return "META-INF/webhookverifier/" + folder + "/R__webhook_tables.sql";
    }

    /** Returns the expression for the present. */
    String now() {
        return now;
    }

    /** Returns what follows an insert that leaves an older row with the same key as it is. */
    String keepsFirst() {
        return keepsFirst;
    }

    /** Returns what follows a selection of rows that nobody else may take meanwhile; those that somebody has taken are left out. */
    String skipLocked() {
        return skipLocked;
    }

    /** Returns what follows a selection of rows that nobody else may change meanwhile. */
    String forUpdate() {
        return this == SQLITE ? "" : " for update";
    }

    /** Returns the condition that a text is exactly what is asked for, blanks at the end included. */
    String isExactly(String column) {
        return isMysql() ? "cast(" + column + " as binary) = cast(? as binary)" : column + " = ?";
    }

    boolean isMysql() {
        return this == MARIADB || this == MYSQL;
    }

    /** Begins a transaction that sees what others have committed, statement by statement. */
    void begin(Connection connection) throws SQLException {
        if (this == SQLITE) {
            // Not by the driver: its transactions take the lock with their first write, and begin the next one with a
            // commit.
            execute(connection, "begin immediate");
            return;
        }
        connection.setAutoCommit(false);
        execute(connection, "set transaction isolation level read committed");
    }

    void commit(Connection connection) throws SQLException {
        if (this == SQLITE) {
            execute(connection, "commit");
            return;
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    void rollback(Connection connection) throws SQLException {
        if (this == SQLITE) {
            execute(connection, "rollback");
            return;
        }
        connection.rollback();
        connection.setAutoCommit(true);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
