package org.webhookverifier.jdbc.release;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.webhookverifier.jdbc.TestServers;

/** What an earlier release left in PostgreSQL, under names that no other test uses. */
class PostgresStoredReleaseTest extends StoredReleaseCases {
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
    DataSource source() {
        return pool;
    }

    @Override
    String database() {
        return "postgresql";
    }

    @Override
    String prefix() {
        return "stored";
    }
}
