package org.webhookverifier.jdbc;

import com.zaxxer.hikari.HikariDataSource;

/** PostgreSQL keeps what every store has to keep. */
class PostgresInboxStoreTest extends ServerStoreContract {
    @Override
    HikariDataSource pool() throws Exception {
        return TestServers.postgres();
    }

    @Override
    String waiting() {
        return "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory'";
    }
}
