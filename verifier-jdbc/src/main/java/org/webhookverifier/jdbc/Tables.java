package org.webhookverifier.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.webhookverifier.config.WebhookConfigurationException;

/** Makes the tables, or says how to make them. */
final class Tables {
    private final Database database;
    private final Names names;

    Tables(Database database, Names names) {
        this.database = database;
        this.names = names;
    }

    /** Runs the script; several nodes that start together do it one after the other. */
    void create() {
        String[] statements = script().split(";", -1);
        database.write("make the tables", session -> {
            if (names.dialect() == Dialect.POSTGRESQL) {
                Dialect.execute(
                        session.connection(),
                        "select pg_advisory_xact_lock(hashtextextended('" + names.inbox() + " tables', 0))");
            }
            for (String statement : statements) {
                if (!statement.isBlank()) {
                    Dialect.execute(session.connection(), statement);
                }
            }
            return true;
        });
    }

    /**
     * Looks for a table.
     *
     * @throws WebhookConfigurationException if it cannot be read
     */
    void check(String table) {
        if (!database.read("look for the tables", session -> isReadable(session, table))) {
            throw new WebhookConfigurationException(List.of("The table " + table + " cannot be read: run the script "
                    + names.dialect().script() + " of verifier-jdbc against the database, by hand or with Flyway or"
                    + " Liquibase, or say createTables(true)"));
        }
    }

    private static boolean isReadable(Session session, String table) {
        try {
            return session.with("select 1 from " + table + " where 1 = 0", statement -> {
                try (ResultSet row = statement.executeQuery()) {
                    return !row.next();
                }
            });
        } catch (SQLException missing) {
            return false;
        }
    }

    private String script() {
        try (InputStream script = Tables.class
                .getClassLoader()
                .getResourceAsStream(names.dialect().script())) {
            if (script == null) {
                throw new IllegalStateException(
                        "verifier-jdbc is incomplete: " + names.dialect().script() + " is missing");
            }
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("webhook_", names.prefix() + "_");
        } catch (IOException unreadable) {
            throw new IllegalStateException("verifier-jdbc is damaged: its script cannot be read", unreadable);
        }
    }
}
