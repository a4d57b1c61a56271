package org.webhookverifier.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Resources;
import org.webhookverifier.inbox.ClaimRequest;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.HandlerStates;
import org.webhookverifier.inbox.HandlerTransactions;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.inbox.NewEntry;

/** What a handler writes and the end of its claim are there both or not at all. */
interface HandlerTransactionCases {
    InboxStore store();

    /** Returns connections beside those of the store. */
    DataSource source();

    /** What a handler does with its connection. */
    interface Handler {
        void with(Connection connection) throws Exception;
    }

    @BeforeEach
    default void makeTable() throws SQLException {
        execute("create table if not exists effects (name varchar(40) primary key)");
        execute("delete from effects");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int effects() throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from effects")) {
            row.next();
            return row.getInt(1);
        }
    }

    private ClaimedEntry claimed() {
        Delivery delivery =
                Delivery.builder(new DeliveryKey("shop", "", "tx"), "acme").build();
        store().accept(List.of(new NewEntry(delivery, 1, 77, "", null, EntryState.RECEIVED, "")));
        return store().claim(new ClaimRequest(Set.of("shop"), 1, Duration.ofMinutes(1)))
                .get(0);
    }

    private EntryState state() {
        return store().list(EntryQuery.all()).get(0).state();
    }

    private boolean run(ClaimedEntry entry, Handler handler) throws Throwable {
        return store().transactions().orElseThrow().run(new HandlerTransactions.Work() {
            @Override
            public void handle(Resources resources) throws Exception {
                handler.with(resources.get(Connection.class));
            }

            @Override
            public Completion completion() {
                return Completion.done(entry, HandlerStates.NONE, "");
            }
        });
    }

    private static void write(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into effects (name) values (?)")) {
            statement.setString(1, "paid");
            statement.executeUpdate();
        }
    }

    @Test
    default void what_a_handler_writes_is_committed_with_the_end_of_its_claim() throws Throwable {
        ClaimedEntry entry = claimed();
        assertThat(run(entry, connection -> {
                    write(connection);
                    assertThat(connection.getAutoCommit()).isFalse();
                    connection.close();
                }))
                .isTrue();

        assertThat(effects()).isEqualTo(1);
        assertThat(state()).isEqualTo(EntryState.DONE);
    }

    @Test
    default void a_handler_that_throws_has_written_nothing_and_its_claim_goes_on() {
        ClaimedEntry entry = claimed();
        var thrown = new AssertionError("of the handler");

        assertThatThrownBy(() -> run(entry, connection -> {
                    write(connection);
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(state()).isEqualTo(EntryState.CLAIMED);
        assertThat(catchEffects()).isZero();
    }

    private int catchEffects() {
        try {
            return effects();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    default void a_late_holder_has_written_nothing() throws Throwable {
        ClaimedEntry entry = claimed();
        store().complete(List.of(Completion.givenBack(entry)));
        store().claim(new ClaimRequest(Set.of("shop"), 1, Duration.ofMinutes(1)));

        assertThat(run(entry, HandlerTransactionCases::write)).isFalse();
        assertThat(effects()).isZero();
        assertThat(state()).isEqualTo(EntryState.CLAIMED);
    }

    @Test
    default void a_handler_cannot_end_the_transaction_nor_use_it_afterwards() throws Throwable {
        ClaimedEntry entry = claimed();
        var kept = new AtomicReference<Connection>();
        run(entry, connection -> {
            kept.set(connection);
            write(connection);
            assertThatThrownBy(connection::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("commit");
            assertThatThrownBy(connection::rollback).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> connection.setAutoCommit(true)).isInstanceOf(SQLException.class);
            connection.setAutoCommit(false);
        });

        assertThat(effects()).isEqualTo(1);
        assertThat(kept.get().isClosed()).isTrue();
        assertThatThrownBy(() -> kept.get().createStatement()).isInstanceOf(SQLException.class);
    }

    @Test
    default void a_handler_that_does_not_write_ends_its_claim_all_the_same() throws Throwable {
        ClaimedEntry entry = claimed();
        assertThat(run(entry, connection -> {})).isTrue();
        assertThat(state()).isEqualTo(EntryState.DONE);
    }
}
