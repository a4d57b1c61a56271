package org.webhookverifier.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.testkit.inbox.InboxStoreContract;

/** So does a SQLite file that the application opens. */
class SqliteSourceInboxStoreTest extends InboxStoreContract {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("shop.db");
    }

    @Override
    protected InboxStore open() {
        return JdbcInboxStore.builder(SqliteInboxStoreTest.source(file()))
                .createTables(true)
                .build();
    }

    @Override
    protected InboxStore openAnother() {
        return JdbcInboxStore.of(SqliteInboxStoreTest.source(file()));
    }

    @Override
    public void advance(Duration time) {
        try {
            Shifted.by(time, SqliteInboxStoreTest.source(file()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
