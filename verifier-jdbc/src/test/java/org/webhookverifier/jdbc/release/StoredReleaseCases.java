package org.webhookverifier.jdbc.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.inbox.Acceptance;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.jdbc.JdbcDedupStore;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.testkit.WebhookSigner;

/** What an earlier release has left in a database is listed, handled, replayed and known by this one. */
@ParameterizedClass(name = "schema {0}")
@ValueSource(strings = "0.1-a")
abstract class StoredReleaseCases {
    @Parameter
    String release;

    private final NextShop shop = new NextShop();
    private StoredRelease stored;

    /** Returns the database, the same for all calls of a test. */
    abstract DataSource source() throws Exception;

    /** Returns the name of the folders with scripts for the database. */
    abstract String database();

    /** Returns what the names of the tables begin with. */
    String prefix() {
        return "webhook";
    }

    @BeforeEach
    void restore() throws Exception {
        try (var connection = source().getConnection()) {
            ReleaseMaker.drop(named(StoredRelease.tables(ReleaseMaker.script(database()))), connection);
        }
        stored = StoredRelease.kept(release, database());
        stored.restore(source(), prefix());
    }

    private Set<String> named(Set<String> tables) {
        var named = new LinkedHashSet<String>();
        tables.forEach(table -> named.add(table.replace("webhook_", prefix() + "_")));
        return named;
    }

    JdbcInboxStore open() throws Exception {
        return JdbcInboxStore.builder(source())
                .table(prefix())
                .createTables(true)
                .build();
    }

    @Test
    void until_the_script_has_run_the_start_says_which_table_is_missing_and_what_to_do() throws Exception {
        Set<String> missing = named(StoredRelease.tables(ReleaseMaker.script(database())));
        missing.removeAll(named(stored.tables()));
        JdbcInboxStore.Builder builder = JdbcInboxStore.builder(source()).table(prefix());
        assertThatThrownBy(builder::build)
                .isInstanceOf(WebhookConfigurationException.class)
                .message()
                .contains("META-INF/webhookverifier/" + database() + "/R__webhook_tables.sql", "createTables(true)")
                .satisfies(
                        message -> assertThat(missing).anyMatch(table -> message.contains("The table " + table + " ")));
        open();
        assertThat(Listing.of(builder.build())).isEqualTo(stored.entries());
    }

    @Test
    void every_entry_and_every_change_by_hand_is_listed_as_the_release_listed_it() throws Exception {
        assertThat(Listing.of(open())).isEqualTo(stored.entries());
    }

    @Test
    void what_waited_is_handled_once_and_nothing_else_is() throws Exception {
        Inbox inbox = shop.receiver(open()).inbox();
        inbox.runDue();
        inbox.runDue();

        assertThat(shop.calls())
                .containsExactlyInAnyOrder(
                        "mail evt_replayed",
                        "mail evt_retried",
                        "ledger evt_behind Lovelace, Ada",
                        "mail evt_behind",
                        "ledger evt_claimed Lovelace, Ada",
                        "mail evt_claimed",
                        "odd evt_'\"\\%_\u00e9\ud83d\ude00",
                        "odd evt_\u0000",
                        "issue 42 \\ 'x'")
                .containsSubsequence("mail evt_retried", "mail evt_behind");
        assertThat(state(inbox, Sent.FOURTH).reason())
                .as("an older one of its lane")
                .isEqualTo("stale");
        assertThat(state(inbox, Sent.CLAIMED).lost()).isEqualTo(1);
        assertThat(inbox.count(EntryQuery.all().states(EntryState.RECEIVED, EntryState.CLAIMED)))
                .isZero();
        assertThat(inbox.count(EntryQuery.all().states(EntryState.DEAD))).isEqualTo(4);
    }

    @Test
    void what_was_parked_is_handled_by_the_models_and_handlers_of_today() throws Exception {
        JdbcInboxStore store = open();
        Set<String> sources = Set.of("stripe", "github");
        assertThat(store.unpark(sources, "unsupported_version")).isEqualTo(1);
        assertThat(store.unpark(sources, "no_handler")).isEqualTo(1);
        shop.receiver(store).inbox().runDue();
        assertThat(shop.calls())
                .contains("ledger evt_newer Lovelace, Ada", "shipping evt_shipped")
                .as("it had finished")
                .doesNotContain("mail evt_newer");
    }

    @Test
    void dead_done_and_parked_entries_replay_through_the_models_of_today() throws Exception {
        Inbox inbox = shop.receiver(open()).inbox();
        inbox.runDue();
        shop.calls();
        EntryQuery ended = EntryQuery.all().states(EntryState.DEAD, EntryState.DONE, EntryState.PARKED);
        List<Long> before = inbox.list(ended).stream().map(EntryInfo::id).toList();
        assertThat(inbox.replay(ended, "alice", "the new release"))
                .as("all but the one without body")
                .isEqualTo(before.size() - 1);
        inbox.runDue();

        assertThat(shop.calls())
                .contains("ledger evt_done Lovelace, Ada", "mail evt_done")
                .contains("ledger evt_fifth Lovelace, Ada", "mail evt_fifth")
                .contains("mail evt_failed", "mail evt_hopeless")
                .contains("ledger evt_buried Lovelace, Ada", "mail evt_buried")
                .contains("ledger evt_newer Lovelace, Ada", "shipping evt_shipped")
                .as("handlers that had finished with a dead or parked one, and one without body")
                .doesNotContain("ledger evt_failed Lovelace, Ada", "ledger evt_hopeless Lovelace, Ada")
                .doesNotContain("mail evt_newer", "mail evt_purged")
                .doesNotHaveDuplicates();
        assertThat(inbox.count(EntryQuery.all().states(EntryState.DEAD))).isZero();
        assertThat(inbox.list(EntryQuery.all().states(EntryState.PARKED)))
                .as("what cannot be read has no type, and nobody takes it")
                .extracting(EntryInfo::type)
                .containsExactly("");
        assertThat(inbox.audits(1).get(0).entries()).isEqualTo(before.size() - 1);
    }

    @Test
    void the_same_signed_requests_are_copies_and_a_new_one_is_not() throws Exception {
        WebhookReceiver receiver = shop.receiver(open());
        long before = receiver.inbox().count(EntryQuery.all());
        Map<Sent, Outcome> outcomes = new EnumMap<>(Sent.class);
        var copies = new EnumMap<Sent, Outcome>(Sent.class);
        for (Sent each : Sent.values()) {
            outcomes.put(each, receiver.receive(each.source(), each.request()).outcome());
            copies.put(each, Outcome.DUPLICATE);
        }
        assertThat(outcomes).isEqualTo(copies);
        assertThat(receiver.inbox().count(EntryQuery.all())).isEqualTo(before);

        var signer = WebhookSigner.of(receiver.sources().get(0)).at(Sent.AT);
        var unknown = signer.sign("{\"id\":\"evt_new\",\"type\":\"order.placed\",\"api_version\":\"3\"}");
        assertThat(receiver.receive("stripe", unknown).outcome()).isEqualTo(Outcome.ACCEPTED);
        List<Long> ids = receiver.inbox().list(EntryQuery.all()).stream()
                .map(EntryInfo::id)
                .toList();
        assertThat(ids).as("the new one is the last").hasSize((int) before + 1).isSorted();
    }

    @Test
    void what_was_given_to_the_store_itself_is_a_copy_too() throws Exception {
        JdbcInboxStore store = open();
        Acceptance copy = store.accept(List.of(Sent.rare())).get(0);
        assertThat(store.find(Sent.rare().delivery().key()).orElseThrow().id()).isEqualTo(copy.id());
        assertThat(Listing.of(store)).isEqualTo(stored.entries());
    }

    @Test
    void a_claim_that_was_completed_is_known() throws Exception {
        JdbcDedupStore claims = JdbcDedupStore.builder(source()).table(prefix()).build();
        Duration lease = Duration.ofMinutes(1);
        assertThat(claims.claim(ReleaseMaker.CLAIM, 1, lease)).isInstanceOf(Claim.Duplicate.class);
        var other = new DeliveryKey("stripe", "", "evt_other");
        assertThat(claims.claim(other, 1, lease)).isInstanceOf(Claim.Claimed.class);
    }

    private static EntryInfo state(Inbox inbox, Sent sent) {
        return inbox.find(sent.key()).orElseThrow();
    }
}
