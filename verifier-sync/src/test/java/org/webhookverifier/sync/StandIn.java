package org.webhookverifier.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.webhookverifier.form.FormText;
import org.webhookverifier.json.CheckedJson;

/** A server on this machine that behaves as a provider's API is described, and misbehaves when it is told to. */
abstract class StandIn implements AutoCloseable {
    static final String TOKEN = "tok_CANARY_of_the_token_7391";
    static final String FOREIGN = "https://foreign.example.net/hook";

    static {
        // else each answer waits for an acknowledgement, 40 milliseconds
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Seen> seen = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();

    /** A request. */
    record Seen(String method, String path, Map<String, String> query, HttpExchange exchange, byte[] body) {
        String header(String name) {
            String value = exchange.getRequestHeaders().getFirst(name);
            return value == null ? "" : value;
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> json() {
            return (Map<String, Object>) CheckedJson.of(body).tree();
        }

        Map<String, Object> form() {
            return FormText.read(body);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** An answer. */
    record Reply(int status, Map<String, String> headers, String body) {
        static Reply of(int status, Object json) {
            return new Reply(status, Map.of(), JsonOut.of(json));
        }

        Reply header(String name, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body);
        }
    }

    /** What goes wrong once: gets what would do the work, and gives the answer, or {@code null} to hang up. */
    private record Fault(String method, Function<Work, Reply> answer) {}

    /** Does the work that a request asks for. */
    interface Work {
        Reply done();
    }

    StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** Says what goes wrong with the next request of a method. */
    void next(String method, Function<Work, Reply> answer) {
        faults.add(new Fault(method, answer));
    }

    /** Answers the next request of a method without doing anything. */
    void next(String method, int status, String body) {
        next(method, work -> new Reply(status, Map.of(), body));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Seen> seen() {
        return seen;
    }

    /** Returns the requests since the last call, as method and path. */
    List<String> calls() {
        var calls = seen.stream().map(Seen::toString).toList();
        seen.clear();
        return calls;
    }

    List<String> writes() {
        return calls().stream().filter(call -> !call.startsWith("GET ")).toList();
    }

    abstract Reply answer(Seen request);

    /** Puts registrations of somebody else there. */
    abstract void foreign(int count);

    /** Puts one of ours there, as somebody else may have made it. */
    abstract String put(String url, String... types);

    abstract void remove(String id);

    /** Returns the types at a URL, over all registrations, and the URL of each that is not ours. */
    abstract List<String> registered();

    private synchronized void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            byte[] body = exchange.getRequestBody().readAllBytes();
            var request =
                    new Seen(exchange.getRequestMethod(), uri.getPath(), query(uri.getRawQuery()), exchange, body);
            seen.add(request);
            Fault fault = faults.stream()
                    .filter(each -> each.method.equals(request.method))
                    .findFirst()
                    .orElse(null);
            faults.remove(fault);
            Reply reply = fault == null ? answer(request) : fault.answer.apply(() -> answer(request));
            if (reply == null) {
                return;
            }
            reply.headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> query(String raw) {
        var query = new LinkedHashMap<String, String>();
        if (raw != null) {
            FormText.read(raw.getBytes(StandardCharsets.UTF_8))
                    .forEach((name, value) -> query.put(name, value.toString()));
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
