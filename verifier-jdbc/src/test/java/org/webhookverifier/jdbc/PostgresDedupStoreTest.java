package org.webhookverifier.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** PostgreSQL does what every store of claims must do. */
class PostgresDedupStoreTest extends JdbcDedupContract {
    private static HikariDataSource pool;

    @BeforeAll
    static void connect() throws Exception {
        pool = TestServers.postgres();
    }

    @AfterAll
    static void disconnect() {
        if (pool != null) {
            pool.close();
        }
    }

    @Override
    DataSource dataSource() {
        return pool;
    }
}
