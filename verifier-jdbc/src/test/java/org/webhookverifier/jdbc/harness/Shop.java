package org.webhookverifier.jdbc.harness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxBuilder;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.inbox.RetryPolicy;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;

/** The application of these tests: each delivery writes a row, in the transaction in which its end is noted. */
final class Shop {
    static final String SOURCE = "stripe";

    private static final String SECRET = "whsec_of_the_shop";

    private final Step before;

    private Shop(Step before) {
        this.before = before;
    }

    /** What a handler does before it writes. */
    interface Step {
        Step NOTHING = id -> {};

        void take(String id) throws InterruptedException;
    }

    /** Starts the settings of an inbox that waits for nothing longer than it has to. */
    static InboxBuilder inbox(InboxStore store, Duration lease) {
        return Inbox.on(store)
                .workers(4)
                .lease(lease)
                .poll(Duration.ofMillis(50))
                .grace(Duration.ofSeconds(10))
                .retry(RetryPolicy.DEFAULT.attempts(1_000).delays(Duration.ofMillis(20), 1, Duration.ofMillis(20)));
    }

    static WebhookReceiver receiver(InboxBuilder inbox, Step before) {
        return WebhookReceiver.builder()
                .source(Source.of(SOURCE, SECRET))
                .inbox(inbox)
                .handlers(new Shop(before))
                .build();
    }

    static WebhookRequest signed(String id) {
        return WebhookSigner.of(SOURCE, SECRET).at(Clock.systemUTC()).sign(body(id));
    }

    private static String body(String id) {
        return "{\"id\":\"" + id + "\",\"type\":\"paid\",\"note\":\"" + "x".repeat(200) + "\"}";
    }

    /** Writes a row for each run of which the end counts. */
    @WebhookHandler(name = "effect", type = "paid")
    void effect(Delivery delivery, Connection connection) throws SQLException, InterruptedException {
        before.take(delivery.id());
        try (PreparedStatement insert = connection.prepareStatement("insert into effect (id) values (?)")) {
            insert.setString(1, delivery.id());
            insert.execute();
        }
    }
}
