package org.webhookverifier.jdbc.release;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.webhookverifier.jdbc.TestServers;

/** What an earlier release left in MariaDB, under names that no other test uses. */
class MariaDbStoredReleaseTest extends StoredReleaseCases {
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
    DataSource source() {
        return pool;
    }

    @Override
    String database() {
        return "mariadb";
    }

    @Override
    String prefix() {
        return "stored";
    }
}
