package org.webhookverifier.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Settings of a server with which acknowledged deliveries can be lost are told. */
class ServerSettingsTest {
    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void postgresql_that_does_not_wait_for_its_disk() throws Exception {
        try (HikariDataSource pool = TestServers.postgres()) {
            var store = JdbcInboxStore.builder(pool).createTables(true).build();
            assertThat(store.unsafeSettings()).isEmpty();
            execute(pool, "alter role postgres set synchronous_commit = off");
            try {
                pool.getHikariPoolMXBean().softEvictConnections();
                assertThat(store.unsafeSettings()).singleElement().asString().contains("synchronous_commit = on");
            } finally {
                execute(pool, "alter role postgres reset synchronous_commit");
            }
        }
    }

    @Test
    void mariadb_that_does_not_flush_its_log() throws Exception {
        try (HikariDataSource pool = TestServers.mariadb()) {
            var store = JdbcInboxStore.builder(pool).createTables(true).build();
            assertThat(store.unsafeSettings()).isEmpty();
            execute(pool, "set global innodb_flush_log_at_trx_commit = 2");
            try {
                assertThat(store.unsafeSettings())
                        .singleElement()
                        .asString()
                        .contains("innodb_flush_log_at_trx_commit");
            } finally {
                execute(pool, "set global innodb_flush_log_at_trx_commit = 1");
            }
        }
    }
}
