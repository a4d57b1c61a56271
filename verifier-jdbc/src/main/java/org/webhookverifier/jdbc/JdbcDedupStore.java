package org.webhookverifier.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.inbox.InboxStoreException;

/**
 * Remembers in a database which deliveries are being processed and which are done, for handlers that run before the answer and
 * nodes that share the senders.
 *
 * <p>Takes the same databases as {@link JdbcInboxStore}; the clock is the database's, and it must not be set back by more than a
 * lease. Times are kept in milliseconds. Whoever has an inbox needs no store of this kind: the inbox knows copies itself.
 *
 * <p>What is over is removed by calls that claim, now and then. Methods throw {@link InboxStoreException} when the database fails.
 * Thread-safe.
 */
public final class JdbcDedupStore implements DedupStore, AutoCloseable {
    private final Database database;
    private final DedupTable table;

    JdbcDedupStore(Database database, Names names) {
        this.database = database;
        table = new DedupTable(database, names);
    }

    /**
     * Opens a SQLite file, which is made with its folder and tables if it is missing. It has to be on a local disk.
     *
     * @throws WebhookConfigurationException if it cannot be made
     * @throws InboxStoreException if it cannot be opened
     */
    public static JdbcDedupStore embedded(Path file) {
        Opened opened = Opened.file(file);
        return new JdbcDedupStore(opened.database(), opened.names());
    }

    /**
     * Uses a database of the application's, in which the tables are.
     *
     * @throws WebhookConfigurationException if it is of another kind, or the table is missing
     * @throws InboxStoreException if it does not answer
     */
    public static JdbcDedupStore of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /** Starts a store in a database of the application's. */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    @Override
    public Claim claim(DeliveryKey key, long fingerprint, Duration lease) {
        return table.claim(Hashes.key(key), fingerprint, millis("lease", lease));
    }

    @Override
    public boolean complete(DeliveryKey key, long token, Duration retention) {
        return table.complete(Hashes.key(key), token, millis("retention", retention));
    }

    @Override
    public boolean release(DeliveryKey key, long token, Set<String> finished, Duration retention) {
        return table.release(Hashes.key(key), token, finished, millis("retention", retention));
    }

    /** Closes the file; a {@code DataSource} stays open, it is the application's. */
    @Override
    public void close() {
        database.close();
    }

    private static long millis(String what, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("A " + what + " is longer than nothing.");
        }
        return Times.millis(duration);
    }

    /** Builds a store in a database of the application's. Not thread-safe. */
    public static final class Builder {
        private final DataSource dataSource;
        private String prefix = Names.DEFAULT_PREFIX;
        private boolean createTables;

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /**
         * Sets what the name of the table begins with; {@code webhook} by default, which gives {@code webhook_claim}. Up to 30 of
         * the letters a to z, digits and {@code _}, a letter first.
         */
        public Builder table(String value) {
            prefix = value;
            return this;
        }

        /** Sets whether tables that are missing are made at start-up; they are not by default. */
        public Builder createTables(boolean create) {
            createTables = create;
            return this;
        }

        /**
         * Opens the store.
         *
         * @throws WebhookConfigurationException if the database is of another kind, or the table is missing
         * @throws InboxStoreException if it does not answer
         */
        public JdbcDedupStore build() {
            Opened opened = Opened.dataSource(dataSource, prefix);
            if (createTables) {
                opened.tables().create();
            }
            opened.tables().check(opened.names().claim());
            return new JdbcDedupStore(opened.database(), opened.names());
        }
    }
}
