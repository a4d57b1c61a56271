package org.webhookverifier.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.HandlerInterceptor;
import org.webhookverifier.event.RetryLater;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;

/** An interceptor is inside the transaction of its handler. */
class InterceptedTransactionTest {
    private static final String SECRET = "whsec_test_of_interceptors";

    @TempDir
    Path folder;

    private final List<String> resources = new ArrayList<>();
    private WebhookReceiver receiver;

    /** One handler with a transaction and one without. */
    private static final class Handlers {
        @WebhookHandler(name = "in", type = "invoice.paid")
        void in(Delivery delivery, Connection connection) throws SQLException {
            insert(connection, "handler");
        }

        @WebhookHandler(name = "out", type = "invoice.paid")
        void out(Delivery delivery) {
            // Has no transaction.
        }
    }

    private Path file() {
        return folder.resolve("webhooks.db");
    }

    @BeforeEach
    void makeTable() throws SQLException {
        try (Connection connection = SqliteInboxStoreTest.source(file()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table effects (name varchar(40) primary key)");
        }
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static void insert(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into effects (name) values ('" + name + "')");
        }
    }

    private List<String> effects() throws SQLException {
        try (Connection connection = SqliteInboxStoreTest.source(file()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from effects order by name")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    /** The last is outermost. */
    private void handle(HandlerInterceptor... interceptors) {
        var builder = WebhookReceiver.builder()
                .source(Source.of("stripe", SECRET))
                .handlers(new Handlers())
                .inbox(Inbox.on(JdbcInboxStore.embedded(file())).startedByHand());
        for (int i = interceptors.length - 1; i >= 0; i--) {
            builder.interceptor(interceptors[i]);
        }
        receiver = builder.build();
        receiver.receive(
                "stripe", WebhookSigner.of("stripe", SECRET).sign("{\"id\":\"evt_1\",\"type\":\"invoice.paid\"}"));
        receiver.inbox().runDue();
    }

    private long done() {
        return receiver.inbox().count(EntryQuery.all().states(EntryState.DONE));
    }

    @Test
    void what_it_writes_is_committed_with_what_the_handler_writes() throws SQLException {
        handle(call -> {
            resources.add(call.handler() + " " + call.resources().isPresent());
            if (call.resources().isPresent()) {
                insert(call.resources().get().get(Connection.class), "interceptor");
            }
            call.proceed();
        });

        assertThat(effects()).containsExactly("handler", "interceptor");
        assertThat(resources).containsExactly("in true", "out false");
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void what_it_throws_after_the_handler_rolls_back_what_the_handler_wrote_so_that_it_is_there_once_in_the_end()
            throws SQLException {
        handle(call -> {
            call.proceed();
            resources.add(call.handler());
            if (resources.size() == 1) {
                throw new RetryLater(Duration.ZERO);
            }
        });

        assertThat(resources).containsExactly("in", "out", "in");
        assertThat(effects()).containsExactly("handler");
        assertThat(done()).isEqualTo(1);
    }

    @Test
    void one_that_swallows_what_the_handler_threw_commits_nothing_of_it() throws SQLException {
        HandlerInterceptor failing = call -> {
            call.proceed();
            if (call.handler().equals("in")) {
                throw new IllegalStateException("after the handler");
            }
        };
        handle(failing, call -> {
            try {
                call.proceed();
            } catch (IllegalStateException e) {
                resources.add(e.getMessage());
            }
        });

        assertThat(resources).containsExactly("after the handler");
        assertThat(effects()).isEmpty();
        assertThat(done()).isZero();
    }
}
