package org.webhookverifier.jdbc.harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.jdbc.JdbcInboxStore;
import org.webhookverifier.request.WebhookRequest;

/**
 * A process that receives deliveries over HTTP and handles them.
 *
 * <p>It prints {@code PORT} with its port, {@code BEGAN} with the id when a handler waits at the gate, and {@code REFUSED} with the id
 * when the end of a claim did not count. A line on its standard input opens the gate for one handler; it ends with its parent.
 */
final class Node {
    static final Duration LEASE = Duration.ofMillis(Integer.getInteger("node.lease", 1_000));
    private static final int MOST_MICROS = 2_000;
    private static final boolean GATED = Boolean.getBoolean("node.gated");

    private final Semaphore gate = new Semaphore(0);
    private final WebhookReceiver receiver;

    private Node(String url) {
        InboxStore store = Records.isSqlite(url)
                ? JdbcInboxStore.embedded(Records.file(url))
                : JdbcInboxStore.of(PostgresServer.pool(url));
        receiver = Shop.receiver(
                Shop.inbox(store, LEASE)
                        .workers(Integer.getInteger("node.workers", 4))
                        .listener(attempt -> {
                            if (attempt.next() == EntryState.CLAIMED) {
                                say("REFUSED " + attempt.delivery().id());
                            }
                        }),
                this::beforeItWrites);
    }

    private void beforeItWrites(String id) throws InterruptedException {
        if (GATED) {
            say("BEGAN " + id);
            gate.acquire();
        } else {
            Waiting.pause(ThreadLocalRandom.current().nextInt(MOST_MICROS));
        }
    }

    private void serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.setExecutor(Executors.newFixedThreadPool(64));
        server.createContext("/", this::answer);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop(1);
            receiver.close();
            say("CLOSED");
        }));
        server.start();
        say("PORT " + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = WebhookRequest.post(exchange.getRequestURI().toString())
                    .body(exchange.getRequestBody().readAllBytes());
            exchange.getRequestHeaders()
                    .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
            Answer answer = receiver.receive(Shop.SOURCE, request.build()).answer();
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            int length = answer.body().length;
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static synchronized void say(String what) {
        byte[] line = (what + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);
        System.out.flush();
    }

    /** @param arguments the JDBC url */
    public static void main(String[] arguments) throws IOException {
        var node = new Node(arguments[0]);
        node.serve();
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (lines.readLine() != null) {
                node.gate.release();
            }
        }
        Runtime.getRuntime().halt(1);
    }
}
