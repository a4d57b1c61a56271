package org.webhookverifier.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** A connection, and the statements prepared on it if they are kept. For one thread at a time. */
final class Session {
    /** Statements for lists of any length would be kept without end. */
    private static final int MOST_KEPT = 200;

    private final Connection connection;
    private final boolean keeps;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    Session(Connection connection, boolean keeps) {
        this.connection = connection;
        this.keeps = keeps;
    }

    /** What is done with a statement. */
    interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    <T> T with(String sql, Use<T> use) throws SQLException {
        if (!keeps) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return use.of(statement);
            }
        }
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            if (kept.size() >= MOST_KEPT) {
                closeKept();
            }
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
        }
        T result = use.of(statement);
        statement.clearParameters();
        return result;
    }

    private void closeKept() throws SQLException {
        for (PreparedStatement statement : kept.values()) {
            statement.close();
        }
        kept.clear();
    }
}
