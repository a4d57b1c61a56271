package org.webhookverifier.jdbc;

import com.zaxxer.hikari.HikariDataSource;

/** MariaDB keeps what every store has to keep. */
class MariaDbInboxStoreTest extends ServerStoreContract {
    @Override
    HikariDataSource pool() throws Exception {
        return TestServers.mariadb();
    }

    @Override
    String waiting() {
        return "select count(*) from information_schema.processlist where state = 'User lock'";
    }
}
