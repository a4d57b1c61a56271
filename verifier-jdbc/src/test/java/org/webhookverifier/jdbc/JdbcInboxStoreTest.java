package org.webhookverifier.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.inbox.Acceptance;
import org.webhookverifier.inbox.ClaimRequest;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.InboxStoreException;
import org.webhookverifier.inbox.NewEntry;

/** What a store in a database does besides, tried with files. */
@Tag("odd-jvm")
class JdbcInboxStoreTest {
    private static final String SECRET = "of-the-sender";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("webhooks.db");
    }

    private static NewEntry entry(String id) {
        Delivery delivery = Delivery.builder(new DeliveryKey("shop", "", id), "acme")
                .body(SECRET.getBytes(StandardCharsets.UTF_8), Provenance.SIGNED)
                .build();
        return new NewEntry(delivery, 1, id.hashCode(), "", null, EntryState.RECEIVED, "");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = SqliteInboxStoreTest.source(file()).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void a_file_is_made_with_its_folder_for_nobody_but_its_owner() throws Exception {
        Path deep = folder.resolve("a").resolve("b").resolve("webhooks.db");
        JdbcInboxStore.embedded(deep).close();
        assertThat(Files.getPosixFilePermissions(deep)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void what_is_in_a_file_is_there_when_it_is_opened_again() {
        try (var store = JdbcInboxStore.embedded(file())) {
            store.accept(List.of(entry("evt_1")));
        }
        try (var store = JdbcInboxStore.embedded(file())) {
            assertThat(store.count(EntryQuery.all())).isEqualTo(1);
            assertThat(store.unsafeSettings()).isEmpty();
        }
    }

    @Test
    void a_closed_store_says_so() {
        JdbcInboxStore store = JdbcInboxStore.embedded(file());
        store.close();
        store.close();
        assertThatThrownBy(store::counts)
                .isInstanceOf(InboxStoreException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void times_are_kept_to_the_nanosecond_and_however_far_away() {
        Instant late = Instant.parse("+200000000-01-01T00:00:00.123456789Z");
        Instant early = Instant.parse("-1000-01-01T00:00:00.999999999Z");
        Delivery put = Delivery.builder(new DeliveryKey("shop", "", "t"), "acme")
                .time(late, Provenance.SIGNED)
                .receivedAt(early)
                .unsignedHeaders(Map.of("", "", "a\nb", "c\u0000\u001ad\ud800"))
                .build();
        try (var store = JdbcInboxStore.embedded(file())) {
            long id = store.accept(List.of(new NewEntry(put, 1, 1, "", null, EntryState.RECEIVED, "")))
                    .get(0)
                    .id();
            Delivery got = store.delivery(id).orElseThrow();
            assertThat(got.time()).isEqualTo(late);
            assertThat(got.receivedAt()).isEqualTo(early);
            assertThat(got.unsignedHeaders()).isEqualTo(put.unsignedHeaders());
        }
    }

    @Test
    void a_disk_that_was_full_needs_no_restart() throws Exception {
        try (var store = JdbcInboxStore.embedded(file())) {
            store.accept(List.of(entry("evt_1")));
            execute("create trigger full before insert on webhook_inbox begin select raise(abort, 'disk'); end");
            assertThatThrownBy(() -> store.accept(List.of(entry("evt_2")))).isInstanceOf(InboxStoreException.class);
            execute("drop trigger full");
            assertThat(store.accept(List.of(entry("evt_2"))).get(0)).isInstanceOf(Acceptance.Stored.class);
            assertThat(store.count(EntryQuery.all())).isEqualTo(2);
        }
    }

    @Test
    void all_entries_of_a_call_are_kept_or_none() throws Exception {
        try (var store = JdbcInboxStore.embedded(file())) {
            execute("create trigger third before insert on webhook_inbox when new.event_id = 'evt_3'"
                    + " begin select raise(abort, 'no'); end");
            assertThatThrownBy(() -> store.accept(List.of(entry("evt_1"), entry("evt_2"), entry("evt_3"))))
                    .isInstanceOf(InboxStoreException.class);
            assertThat(store.count(EntryQuery.all())).isZero();
        }
    }

    @Test
    void failures_tell_nothing_of_what_was_sent() throws Exception {
        String id = "evt_" + SECRET;
        var failure = new SQLException("Duplicate entry '" + id + "' for key", "23000", 1062);
        failure.setNextException(new SQLException(id));
        var printed = new StringWriter();
        Failures.of("keep deliveries", failure).printStackTrace(new PrintWriter(printed, true));
        assertThat(printed.toString())
                .contains("keep deliveries", "23000", "1062")
                .doesNotContain(SECRET);
    }

    @Test
    void failures_tell_what_is_wrong_with_a_server() {
        var failure = new SQLException("Connection to localhost:1 refused", "08001");
        assertThat(Failures.of("be reached", failure)).hasMessageContaining("localhost:1 refused");
    }

    @Test
    void missing_tables_are_told_with_the_script_that_makes_them() {
        DataSource empty = SqliteInboxStoreTest.source(file());
        assertThatThrownBy(() -> JdbcInboxStore.of(empty))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("META-INF/webhookverifier/sqlite/R__webhook_tables.sql")
                .hasMessageContaining("createTables(true)");
        assertThatThrownBy(() -> JdbcDedupStore.of(empty))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("webhook_claim");
    }

    @Test
    void tables_may_have_other_names_but_no_odd_ones() {
        DataSource source = SqliteInboxStoreTest.source(file());
        try (var shop = JdbcInboxStore.builder(source)
                        .table("shop")
                        .createTables(true)
                        .build();
                var bank = JdbcInboxStore.builder(source)
                        .table("bank")
                        .createTables(true)
                        .build()) {
            shop.accept(List.of(entry("evt_1")));
            assertThat(bank.accept(List.of(entry("evt_1"))).get(0)).isInstanceOf(Acceptance.Stored.class);
            assertThat(shop.count(EntryQuery.all())).isEqualTo(1);
        }
        for (String odd : List.of("", "1a", "A", "a-b", "a; drop table x", "a\u0131", "a".repeat(31))) {
            assertThatThrownBy(() -> JdbcInboxStore.builder(source).table(odd).build())
                    .as(odd)
                    .isInstanceOf(WebhookConfigurationException.class);
        }
    }

    @Test
    void another_database_is_refused_by_its_name() {
        var metaData = (DatabaseMetaData) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, arguments) -> "H2");
        var connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.getName().equals("getMetaData") ? metaData : null);
        assertThatThrownBy(() -> Dialect.of(connection))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("'H2'")
                .hasMessageContaining("PostgreSQL, MariaDB, MySQL or SQLite");
    }

    @Test
    void unsafe_settings_of_a_file_that_the_application_opens_are_told() {
        DataSource source = SqliteInboxStoreTest.source(file());
        try (var store = JdbcInboxStore.builder(source).createTables(true).build()) {
            assertThat(store.unsafeSettings()).singleElement().asString().contains("journal_mode=WAL");
        }
    }

    @Test
    void entries_wait_while_another_connection_writes() throws Exception {
        try (var store = JdbcInboxStore.embedded(file());
                Connection other = SqliteInboxStoreTest.source(file()).getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            assertThat(store.count(EntryQuery.all())).isZero();
            var accepting = new Thread(() -> store.accept(List.of(entry("evt_1"))));
            accepting.start();
            statement.execute("commit");
            accepting.join();
            assertThat(store.claim(new ClaimRequest(Set.of("shop"), 1, Duration.ofMinutes(1))))
                    .hasSize(1);
        }
    }
}
