package org.webhookverifier.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.webhookverifier.config.WebhookConfigurationException;

/**
 * A database that answers.
 *
 * @param database the database
 * @param names what its tables are called
 */
record Opened(Database database, Names names) {
    /** Opens a file, with its tables in it. */
    static Opened file(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (absolute.toString().indexOf('?') >= 0) {
            throw new WebhookConfigurationException(List.of(
                    "The name of the file " + absolute + " holds a '?', which SQLite takes for the start of options"));
        }
        SqliteFile.prepare(absolute);
        var database = new Database(Dialect.SQLITE, new SqliteConnections(absolute));
        var opened = new Opened(database, Names.of(Dialect.SQLITE, Names.DEFAULT_PREFIX));
        opened.tables().create();
        return opened;
    }

    /** Looks which database a source is of. */
    static Opened dataSource(DataSource dataSource, String prefix) {
        try (Connection connection = dataSource.getConnection()) {
            Dialect dialect = Dialect.of(connection);
            checkTexts(dialect, connection);
            return new Opened(new Database(dialect, new PooledConnections(dataSource)), Names.of(dialect, prefix));
        } catch (SQLException failure) {
            throw Failures.of("be reached", failure);
        }
    }

    Tables tables() {
        return new Tables(database, names);
    }

    /** A database that cannot keep every text would refuse some deliveries for ever. */
    private static void checkTexts(Dialect dialect, Connection connection) throws SQLException {
        if (dialect != Dialect.POSTGRESQL) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_encoding")) {
            String encoding = row.next() ? row.getString(1) : "";
            if (!"UTF8".equals(encoding)) {
                throw new WebhookConfigurationException(List.of("The database has the encoding " + encoding
                        + ", in which not every text can be kept; make it with encoding 'UTF8'"));
            }
        }
    }
}
