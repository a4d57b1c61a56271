package org.webhookverifier.examples.quickstart.readme;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.inbox.Change;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxBuilder;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.inbox.RetryPolicy;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.source.Source;

/** What README and docs show of the inbox, between the marks. */
final class Durable {
    private static final Logger LOG = LoggerFactory.getLogger(Durable.class);

    private Durable() {}

    static WebhookReceiver receiver(Source stripe, Path file) {
        // snippet
        var receiver = WebhookReceiver.builder()
                .source(stripe)
                .inbox(JdbcInboxStore.embedded(file))
                .handlers(new Ledger())
                .build();
        // end
        return receiver;
    }

    static List<Supplier<InboxStore>> stores(DataSource dataSource) {
        // snippet
        Supplier<InboxStore> inTheWorkingDirectory = () -> JdbcInboxStore.embedded(); // the file webhooks.db
        Supplier<InboxStore> inAFile = () -> JdbcInboxStore.embedded(Path.of("data/hooks.db"));
        Supplier<InboxStore> inYourDatabase = () -> JdbcInboxStore.of(dataSource); // with the tables in it
        Supplier<InboxStore> withTables =
                () -> JdbcInboxStore.builder(dataSource).createTables(true).build();
        // end
        return List.of(inTheWorkingDirectory, inAFile, inYourDatabase, withTables);
    }

    static InboxBuilder options(InboxStore store) {
        // snippet
        var inbox = Inbox.on(store)
                .workers(8)
                .retry(RetryPolicy.DEFAULT.attempts(20).horizon(Duration.ofDays(3)))
                .retryHandler("Ledger.paid", RetryPolicy.never())
                .lane("stripe", "/data/object/customer")
                .position("stripe", "/created")
                .retention(Duration.ofDays(60));
        // end
        return inbox;
    }

    static int replays(Inbox inbox, Instant monday) {
        // snippet
        EntryQuery letters =
                EntryQuery.all().states(EntryState.DEAD).source("stripe").from(monday);
        for (EntryInfo entry : inbox.preview(Change.Action.REPLAY, letters).entries()) {
            LOG.info("{} would be replayed: {}", entry.type(), entry.error());
        }
        int replayed = inbox.replay(letters, "alice", "the bug of Monday is fixed");
        // end
        return replayed;
    }
}
