package org.webhookverifier.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of the application's own source. */
final class PooledConnections implements Connections {
    private final DataSource dataSource;

    PooledConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Session borrow(Purpose purpose) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            if (!connection.getAutoCommit()) {
                // Some pools are set up like this; what they do on return is theirs.
                connection.setAutoCommit(true);
            }
        } catch (SQLException | RuntimeException | Error broken) {
            connection.close();
            throw broken;
        }
        return new Session(connection, false);
    }

    @Override
    public void giveBack(Session session, Purpose purpose, boolean failed) {
        try {
            session.connection().close();
        } catch (SQLException ignored) {
            // The work is done or has failed already; a pool notices broken connections itself.
        }
    }

    /** The source is the application's. */
    @Override
    public void close() {}
}
