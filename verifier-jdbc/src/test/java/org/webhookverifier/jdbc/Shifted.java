package org.webhookverifier.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Lets time pass in a database: every time that is kept lies further back. */
final class Shifted {
    private Shifted() {}

    static void by(Duration time, DataSource dataSource) throws SQLException {
        String back = " - " + time.toMillis();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update webhook_inbox set due_at = due_at" + back + ", ended_at = ended_at" + back
                    + ", accepted_at = accepted_at" + back);
            statement.execute("update webhook_inbox_audit set changed_at = changed_at" + back);
            statement.execute("update webhook_wait set since_at = since_at" + back);
        }
    }

    static void clear(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from webhook_inbox");
            statement.execute("delete from webhook_inbox_audit");
            statement.execute("delete from webhook_subscription");
            statement.execute("delete from webhook_wait");
        }
    }
}
