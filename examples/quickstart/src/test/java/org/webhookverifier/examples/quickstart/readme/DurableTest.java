package org.webhookverifier.examples.quickstart.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/** The code about the inbox does what the pages say. */
@Timeout(60)
class DurableTest {
    private static final String SECRET = "whsec_for_the_tests_of_the_docs";

    @TempDir
    Path folder;

    private final Source stripe = Source.of("stripe", SECRET).build();

    @Test
    void a_delivery_is_kept_handled_in_the_database_buried_and_replayed() throws Exception {
        Path file = folder.resolve("hooks.db");
        try (WebhookReceiver receiver = Durable.receiver(stripe, file);
                Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = database.createStatement()) {
            statement.execute("create table ledger (id text)");
            assertThat(send(receiver, "{\"id\":\"evt_1\",\"type\":\"payout.paid\"}"))
                    .isEqualTo(Outcome.ACCEPTED);
            assertThat(send(receiver, "{\"id\":\"evt_1\",\"type\":\"payout.paid\"}"))
                    .isEqualTo(Outcome.DUPLICATE);
            assertThat(send(receiver, "{\"id\":\"evt_2\",\"type\":\"account.updated\",\"account\":\"acct_9\"}"))
                    .isEqualTo(Outcome.ACCEPTED);
            await(receiver.inbox(), EntryState.DONE);
            await(receiver.inbox(), EntryState.DEAD);

            try (ResultSet rows = statement.executeQuery("select count(*) from ledger")) {
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
            assertThat(Durable.replays(receiver.inbox(), Instant.EPOCH)).isEqualTo(1);
        }
    }

    @Test
    void every_option_that_is_shown_is_taken() {
        try (WebhookReceiver receiver = WebhookReceiver.builder()
                .source(stripe)
                .handlers(new Ledger())
                .inbox(Durable.options(JdbcInboxStore.embedded(folder.resolve("hooks.db"))))
                .build()) {
            assertThat(receiver.inbox().unsafeSettings()).isEmpty();
        }
        assertThat(Durable.stores(null)).hasSize(4);
    }

    private static void await(Inbox inbox, EntryState state) {
        while (inbox.count(EntryQuery.all().states(state)) == 0) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("it took too long")
                    .isFalse();
            Thread.onSpinWait();
        }
    }

    private static Outcome send(WebhookReceiver receiver, String body) throws Exception {
        long now = Instant.now().getEpochSecond();
        return receiver.receive(
                        "stripe",
                        WebhookRequest.post("/webhooks/stripe")
                                .header(
                                        "Stripe-Signature",
                                        "t=" + now + ",v1=" + Signatures.hex(SECRET, now + "." + body))
                                .body(body.getBytes(UTF_8))
                                .build())
                .outcome();
    }
}
