package org.webhookverifier.jdbc.crash;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxCounts;
import org.webhookverifier.inbox.RetryPolicy;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.jdbc.TestDatabase;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;

/**
 * A process that receives deliveries, handles them and dies at a place that it is told. It prints the id of each delivery that it has
 * acknowledged.
 *
 * <p>Each delivery writes a row in the transaction of the inbox, and some are slow, fail once, or are buried and replayed. The first two
 * of five begin a chain of three steps, each of which writes a row.
 */
final class Victim {
    static final Duration LEASE = Duration.ofMillis(150);
    static final Duration POLL = Duration.ofMillis(20);

    private static final String SECRET = "whsec_of_the_victim";

    private final CrashPoint point;
    private final WebhookReceiver receiver;

    private Victim(DataSource database, CrashPoint point) {
        this.point = point;
        var crashing = new CrashingStore(point);
        var store = JdbcInboxStore.builder(crashing.source(database))
                .createTables(true)
                .build();
        receiver = WebhookReceiver.builder()
                .source(Source.of("stripe", SECRET))
                .inbox(Inbox.on(crashing.store(store))
                        .workers(3)
                        .lease(LEASE)
                        .poll(POLL)
                        .retry(RetryPolicy.DEFAULT.attempts(1_000).delays(Duration.ZERO, 1, Duration.ZERO)))
                .handlers(this)
                .build();
    }

    /** Writes in the transaction in which the end of the claim is written. */
    @WebhookHandler(
            name = "account",
            type = {"paid", "slow", "failing", "poisonous"})
    Optional<Second> account(Map<String, Object> event, Delivery delivery, Connection connection) throws SQLException {
        if (delivery.type().equals("slow")) {
            LockSupport.parkNanos(LEASE.toNanos());
        }
        write(delivery.id(), connection);
        return delivery.type().equals("paid") ? Optional.of(new Second(delivery.id())) : Optional.empty();
    }

    /** What comes after a payment. */
    @WebhookEvent(type = "second")
    record Second(String id) {}

    /** What comes after that. */
    @WebhookEvent(type = "third")
    record Third(String id) {}

    @WebhookHandler(name = "second")
    Third second(Second event, Connection connection) throws SQLException {
        write(event.id() + "/2", connection);
        return new Third(event.id());
    }

    @WebhookHandler(name = "third")
    void third(Third event, Connection connection) throws SQLException {
        write(event.id() + "/3", connection);
    }

    private void write(String id, Connection connection) throws SQLException {
        point.pass("handler.begin");
        try (PreparedStatement insert = connection.prepareStatement("insert into effect (id) values (?)")) {
            insert.setString(1, id);
            insert.execute();
        }
        point.pass("handler.written");
    }

    /** Needs no transaction; fails as it is told. */
    @WebhookHandler(
            name = "mail",
            type = {"paid", "failing", "poisonous"})
    void mail(Delivery delivery) {
        if (delivery.type().equals("failing") && first("failed " + delivery.id())) {
            throw new IllegalStateException("once in each process");
        }
        if (delivery.type().equals("poisonous") && first("poison " + delivery.id())) {
            throw new Unprocessable("once in each process");
        }
    }

    private static boolean first(String what) {
        return System.setProperty(what, "seen") == null;
    }

    private void work(String cycle, int deliveries) {
        var signer = WebhookSigner.of("stripe", SECRET).at(Clock.systemUTC());
        var bodies = new ArrayList<String>();
        for (int i = 0; i < deliveries; i++) {
            String type =
                    List.of("paid", "paid", "slow", "failing", "poisonous").get(i % 5);
            bodies.add("{\"id\":\"" + cycle + "-" + i + "\",\"type\":\"" + type + "\"}");
        }
        // Copies too: a sender that has seen no answer comes again.
        bodies.addAll(List.copyOf(bodies));
        for (int i = 0; i < bodies.size(); i++) {
            Receipt receipt = receiver.receive("stripe", signer.sign(bodies.get(i)));
            point.pass("answer.before");
            if (receipt.acknowledged()) {
                acknowledge(cycle + "-" + i % deliveries);
            }
            point.pass("answer.after");
        }
    }

    private static void acknowledge(String id) {
        byte[] line = ("ACK " + id + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }

    private void drain() {
        Inbox inbox = receiver.inbox();
        EntryQuery dead = EntryQuery.all().states(EntryState.DEAD).limit(1_000);
        while (true) {
            InboxCounts counts = inbox.counts();
            long open = counts.of(EntryState.RECEIVED) + counts.of(EntryState.CLAIMED) + counts.of(EntryState.PARKED);
            if (open == 0 && counts.of(EntryState.DEAD) == 0) {
                return;
            }
            if (counts.of(EntryState.DEAD) > 0) {
                inbox.replay(dead, "victim", "it works the second time");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    /**
     * Receives and handles.
     *
     * @param arguments the JDBC url, the place to die at or {@code none}, the name of this life, and how many deliveries it receives
     */
    public static void main(String[] arguments) {
        var victim = new Victim(TestDatabase.sqlite(arguments[0]), new CrashPoint(arguments[1]));
        victim.work(arguments[2], Integer.parseInt(arguments[3]));
        victim.drain();
        victim.receiver.close();
    }
}
