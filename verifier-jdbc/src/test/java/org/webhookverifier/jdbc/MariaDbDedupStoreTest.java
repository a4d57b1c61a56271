package org.webhookverifier.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** MariaDB does what every store of claims must do. */
class MariaDbDedupStoreTest extends JdbcDedupContract {
    private static HikariDataSource pool;

    @BeforeAll
    static void connect() throws Exception {
        pool = TestServers.mariadb();
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
