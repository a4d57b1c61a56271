package org.webhookverifier.jdbc;

import com.zaxxer.hikari.HikariDataSource;

/** MariaDB keeps what every store has to keep. */
class MariaDbInboxStoreTest extends ServerStoreContract {
    @Override
    HikariDataSource pool() throws Exception {
        return TestServers.mariadb();
    }
}
