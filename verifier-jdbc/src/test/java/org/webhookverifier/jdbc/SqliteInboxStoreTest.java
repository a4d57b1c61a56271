package org.webhookverifier.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.testkit.inbox.InboxStoreContract;

/** A file keeps what every store has to keep. */
class SqliteInboxStoreTest extends InboxStoreContract implements HandlerTransactionCases {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("data").resolve("webhooks.db");
    }

    @Override
    protected InboxStore open() {
        return JdbcInboxStore.embedded(file());
    }

    @Override
    protected InboxStore openAnother() {
        return JdbcInboxStore.embedded(file());
    }

    @Override
    public void advance(Duration time) {
        try {
            Shifted.by(time, source(file()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public DataSource source() {
        return source(file());
    }

    static SQLiteDataSource source(Path file) {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
