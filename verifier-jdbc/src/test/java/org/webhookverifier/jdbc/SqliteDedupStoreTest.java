package org.webhookverifier.jdbc;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

/** A SQLite file does what every store of claims must do. */
class SqliteDedupStoreTest extends JdbcDedupContract {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("claims.db");
    }

    @Override
    DataSource dataSource() {
        return SqliteInboxStoreTest.source(file());
    }

    @Override
    Opened opened() {
        return Opened.file(file());
    }
}
