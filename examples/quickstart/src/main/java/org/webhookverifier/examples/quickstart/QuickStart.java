package org.webhookverifier.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.examples.quickstart.demo.Attempts;
import org.webhookverifier.examples.quickstart.demo.Console;
import org.webhookverifier.examples.quickstart.demo.CurlLine;
import org.webhookverifier.examples.quickstart.demo.Demonstration;
import org.webhookverifier.examples.quickstart.demo.Journal;
import org.webhookverifier.examples.quickstart.demo.KeptSteps;
import org.webhookverifier.examples.quickstart.demo.RandomSecrets;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxBuilder;
import org.webhookverifier.inbox.RetryPolicy;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.servlet.WebhookFilter;

/**
 * Starts a server that receives webhooks, sends real and forged ones to it, and then waits for yours.
 *
 * <p>System properties: {@code quickstart.port}, by default 8080, the next free port if it is taken; {@code quickstart.once}, to
 * end after the demonstration, with exit status 0 if every outcome was the expected one and 1 otherwise.
 */
public final class QuickStart implements AutoCloseable {
    private static final int DEFAULT_PORT = 8080;

    private final Map<String, String> environment = RandomSecrets.environment();
    private final Journal journal = new Journal();
    private final Attempts attempts = new Attempts();
    private final Payouts payouts = new Payouts();
    private final Path folder;
    private final WebhookReceiver receiver;
    private final Console console;
    private final EmbeddedServer server;

    QuickStart(int port, Clock clock, PrintStream out) throws Exception {
        console = new Console(out);
        folder = Files.createTempDirectory("webhooks");
        InboxBuilder inbox = Inbox.on(JdbcInboxStore.embedded(folder.resolve("webhooks.db")))
                .retry(RetryPolicy.DEFAULT.delays(Duration.ofMillis(100), 2, Duration.ofHours(1)))
                .poll(Duration.ofMillis(50))
                .listener(attempts);
        receiver = Webhooks.receiver(environment, new Handlers(journal::note), payouts, inbox, journal, clock);
        server = EmbeddedServer.start(port, new WebhookFilter(receiver));
        console.started(server.address(), port);
    }

    /** Runs the quick start. */
    public static void main(String[] args) throws Exception {
        int port = Integer.getInteger("quickstart.port", DEFAULT_PORT);
        boolean once = Boolean.getBoolean("quickstart.once");
        PrintStream out = System.out;
        int status;
        try (var quickStart = new QuickStart(port, Clock.systemUTC(), out)) {
            status = quickStart.demonstrate();
            if (!once) {
                quickStart.showWhatArrives();
            }
        }
        System.exit(status);
    }

    /** Sends the deliveries of the demonstration, and returns the exit status: 0 if all came out as expected, else 1. */
    int demonstrate() throws InterruptedException {
        var kept = new KeptSteps(environment, receiver.inbox(), attempts, payouts::openAccount, console);
        var demonstration = new Demonstration(server.address(), environment, journal, console, kept);
        return demonstration.run() ? 0 : 1;
    }

    /** Returns a command with which a user sends a delivery. */
    String curlLine() {
        return CurlLine.of(server.address(), environment);
    }

    Journal journal() {
        return journal;
    }

    private void showWhatArrives() throws InterruptedException {
        console.yourTurn(curlLine());
        while (true) {
            console.arrived(journal.next());
        }
    }

    @Override
    public void close() {
        server.close();
        receiver.close();
        deleteFolder();
    }

    private void deleteFolder() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
