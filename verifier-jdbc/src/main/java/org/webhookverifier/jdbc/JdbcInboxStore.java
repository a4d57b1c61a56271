package org.webhookverifier.jdbc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.inbox.Acceptance;
import org.webhookverifier.inbox.AuditRecord;
import org.webhookverifier.inbox.Change;
import org.webhookverifier.inbox.ClaimRequest;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.HandlerTransactions;
import org.webhookverifier.inbox.InboxCounts;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.inbox.InboxStoreException;
import org.webhookverifier.inbox.NewEntry;
import org.webhookverifier.subscription.SubscriptionStore;

/**
 * Keeps accepted deliveries in a database: a SQLite file of its own, or the application's PostgreSQL, MariaDB or MySQL.
 *
 * <pre>{@code
 * var store = JdbcInboxStore.embedded();          // the file webhooks.db in the working directory
 * var shared = JdbcInboxStore.of(dataSource);     // tables made by Flyway, Liquibase or by hand
 * var made = JdbcInboxStore.builder(dataSource).createTables(true).build();
 * }</pre>
 *
 * <p>A file has one writer at a time, and is for the processes of one machine; a server may be shared by any number of nodes. The
 * clock is the database's. Handlers may ask for a {@code java.sql.Connection} and write in the transaction that notes that they have
 * finished.
 *
 * <p>Methods throw {@link InboxStoreException} when the database fails; once it is back, the store works again. Thread-safe.
 */
public final class JdbcInboxStore implements InboxStore {
    private static final String DEFAULT_FILE = "webhooks.db";

    private final Database database;
    private final Acceptances acceptances;
    private final Claims claims;
    private final Completions completions;
    private final Lookups lookups;
    private final Changes changes;
    private final SubscriptionTable subscriptions;
    private final Durability durability;

    private JdbcInboxStore(Database database, Names names) {
        this.database = database;
        acceptances = new Acceptances(database, names);
        claims = new Claims(database, names);
        completions = new Completions(database, names);
        lookups = new Lookups(database, names);
        changes = new Changes(database, names);
        subscriptions = new SubscriptionTable(database, names);
        durability = new Durability(database, names);
    }

    /**
     * Opens the file {@code webhooks.db} in the working directory, which is made with its tables if it is missing.
     *
     * @throws WebhookConfigurationException if it cannot be made
     * @throws InboxStoreException if it cannot be opened
     */
    public static JdbcInboxStore embedded() {
        return embedded(Path.of(DEFAULT_FILE));
    }

    /**
     * Opens a SQLite file, which is made with its folder and tables if it is missing. It has to be on a local disk.
     *
     * @throws WebhookConfigurationException if it cannot be made
     * @throws InboxStoreException if it cannot be opened
     */
    public static JdbcInboxStore embedded(Path file) {
        Opened opened = Opened.file(file);
        return new JdbcInboxStore(opened.database(), opened.names());
    }

    /**
     * Uses a database of the application's, in which the tables are.
     *
     * @throws WebhookConfigurationException if it is of another kind, or the tables are missing
     * @throws InboxStoreException if it does not answer
     */
    public static JdbcInboxStore of(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /** Starts a store in a database of the application's. */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    @Override
    public List<Acceptance> accept(List<NewEntry> entries) {
        return acceptances.accept(entries);
    }

    @Override
    public List<ClaimedEntry> claim(ClaimRequest request) {
        return claims.claim(request);
    }

    @Override
    public Set<Long> renew(List<ClaimedEntry> entries, Duration lease) {
        return completions.renew(entries, lease);
    }

    @Override
    public List<Boolean> complete(List<Completion> ended) {
        return completions.complete(ended);
    }

    @Override
    public InboxCounts counts() {
        return lookups.counts();
    }

    @Override
    public long count(EntryQuery query) {
        return lookups.count(query);
    }

    @Override
    public List<EntryInfo> list(EntryQuery query) {
        return lookups.list(query);
    }

    @Override
    public Optional<EntryInfo> find(DeliveryKey key) {
        return lookups.find(key);
    }

    @Override
    public Optional<Delivery> delivery(long id) {
        return lookups.delivery(id);
    }

    @Override
    public int change(EntryQuery query, Change change) {
        return changes.change(query, change);
    }

    @Override
    public List<AuditRecord> audits(int most) {
        return changes.audits(most);
    }

    @Override
    public int unpark(Set<String> sources, String reason) {
        return changes.unpark(sources, reason);
    }

    @Override
    public int purge(String source, Duration retention, int most) {
        return changes.purge(source, retention, most);
    }

    @Override
    public int purgeBodies(String source, Duration retention, int most) {
        return changes.purgeBodies(source, retention, most);
    }

    @Override
    public List<String> unsafeSettings() {
        return durability.unsafeSettings();
    }

    /** Returns what keeps subscriptions in a table of the same database. */
    @Override
    public Optional<SubscriptionStore> subscriptions() {
        return Optional.of(subscriptions);
    }

    /** Returns what gives handlers a {@code java.sql.Connection}, if they ask for one. */
    @Override
    public Optional<HandlerTransactions> transactions() {
        return Optional.of(new JdbcTransactions(database, completions));
    }

    /** Closes the file; a {@code DataSource} stays open, it is the application's. */
    @Override
    public void close() {
        database.close();
    }

    /** Builds a store in a database of the application's. Not thread-safe. */
    public static final class Builder {
        private final DataSource dataSource;
        private String table = Names.DEFAULT_PREFIX;
        private boolean createTables;

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /**
         * Sets what the names of the tables begin with; {@code webhook} by default, which gives {@code webhook_inbox} and
         * {@code webhook_inbox_audit}. Up to 30 of the letters a to z, digits and {@code _}, a letter first.
         */
        public Builder table(String prefix) {
            table = prefix;
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
         * @throws WebhookConfigurationException if the database is of another kind, or the tables are missing
         * @throws InboxStoreException if it does not answer
         */
        public JdbcInboxStore build() {
            Opened opened = Opened.dataSource(dataSource, table);
            if (createTables) {
                opened.tables().create();
            }
            opened.tables().check(opened.names().inbox());
            opened.tables().check(opened.names().subscription());
            opened.tables().check(opened.names().waiting());
            return new JdbcInboxStore(opened.database(), opened.names());
        }
    }
}
