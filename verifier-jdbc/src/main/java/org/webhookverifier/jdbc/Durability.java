package org.webhookverifier.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds settings of the database with which an acknowledged delivery can be lost. */
final class Durability {
    private static final String LOSES = ": a delivery that was acknowledged can be lost ";
    private static final String POWER = LOSES + "when the power or the system fails";

    private final Database database;
    private final Names names;

    Durability(Database database, Names names) {
        this.database = database;
        this.names = names;
    }

    List<String> unsafeSettings() {
        return database.read("look at its settings", session -> switch (names.dialect()) {
            case POSTGRESQL -> postgresql(session);
            case MARIADB, MYSQL -> mariadb(session);
            case SQLITE -> sqlite(session);
        });
    }

    private static List<String> postgresql(Session session) throws SQLException {
        var found = new ArrayList<String>();
        if (!"on".equals(text(session, "show fsync"))) {
            found.add("PostgreSQL has fsync off" + POWER + "; set fsync = on.");
        }
        if ("off".equals(text(session, "show synchronous_commit"))) {
            found.add("PostgreSQL has synchronous_commit off" + LOSES
                    + "when the server fails; set synchronous_commit = on.");
        }
        if (!"on".equals(text(session, "show full_page_writes"))) {
            found.add("PostgreSQL has full_page_writes off" + POWER + "; set full_page_writes = on.");
        }
        return found;
    }

    private List<String> mariadb(Session session) throws SQLException {
        var found = new ArrayList<String>();
        if (!"1".equals(text(session, "select @@global.innodb_flush_log_at_trx_commit"))) {
            found.add("innodb_flush_log_at_trx_commit is not 1" + POWER + "; set it to 1.");
        }
        if ("1".equals(text(session, "select @@global.log_bin"))
                && !"1".equals(text(session, "select @@global.sync_binlog"))) {
            found.add("sync_binlog is not 1 though there is a binary log: after a power failure, replicas and restored"
                    + " backups can lack acknowledged deliveries; set it to 1.");
        }
        String engine = text(
                session,
                "select engine from information_schema.tables where table_schema = database() and table_name = '"
                        + names.inbox() + "'");
        if (!"innodb".equals(engine.toLowerCase(Locale.ROOT))) {
            found.add("The table " + names.inbox() + " is not kept by InnoDB" + LOSES + "when the server fails; use"
                    + " engine = InnoDB.");
        }
        return found;
    }

    private static List<String> sqlite(Session session) throws SQLException {
        var found = new ArrayList<String>();
        if (Integer.parseInt(text(session, "pragma synchronous")) < 2) {
            found.add("SQLite has synchronous below FULL" + POWER + "; open the connections with synchronous=FULL.");
        }
        if (!"wal".equals(text(session, "pragma journal_mode"))) {
            found.add(
                    "SQLite has no write-ahead log, be it that it is not asked for or that the file system does not support"
                            + " it: readers and writers block each other, and a crash has been tested with the log only; open the"
                            + " connections with journal_mode=WAL, on a local disk.");
        }
        return found;
    }

    private static String text(Session session, String sql) throws SQLException {
        return session.with(sql, statement -> {
            try (ResultSet row = statement.executeQuery()) {
                String value = row.next() ? row.getString(1) : null;
                return value == null ? "" : value;
            }
        });
    }
}
