package org.webhookverifier.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A database, looked at past the store. */
public record TestDatabase(String url) {
    /** Returns an SQLite file that is as safe as the embedded store's. */
    public static DataSource sqlite(String url) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        var source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    /** Opens a connection. */
    public Connection connection() throws SQLException {
        return url.startsWith("jdbc:sqlite:") ? sqlite(url).getConnection() : DriverManager.getConnection(url);
    }

    /** Executes a statement. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the first column of what a query finds. */
    public List<String> column(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
