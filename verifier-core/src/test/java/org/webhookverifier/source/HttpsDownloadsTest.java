package org.webhookverifier.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpsDownloadsTest {
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(pool);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        pool.shutdownNow();
    }

    @Test
    void returns_what_is_at_the_address_up_to_the_limit() throws IOException {
        assertThat(downloads(5).get(at("/hundred"), 100)).hasSize(100);
        assertThatThrownBy(() -> downloads(5).get(at("/hundred"), 99))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than 99 bytes");
        assertThatThrownBy(() -> downloads(5).get(at("/endless"), 1000)).hasMessageContaining("longer than 1000 bytes");
    }

    @Test
    void takes_no_answer_but_200_and_follows_no_redirect() {
        for (String path : new String[] {"/301", "/302", "/307", "/308", "/404", "/500", "/204", "/201"}) {
            int before = requests.get();
            assertThatThrownBy(() -> downloads(5).get(at(path), 100))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(path.substring(1));
            assertThat(requests).hasValue(before + 1);
        }
    }

    @Test
    void sends_json_and_takes_the_answer_up_to_the_limit_and_no_other() throws IOException {
        byte[] json = "{\"key_id\":\"1\"}".getBytes(UTF_8);
        assertThat(downloads(5).post(at("/echo"), json, 100))
                .asString(UTF_8)
                .isEqualTo("POST application/json {\"key_id\":\"1\"}");
        assertThatThrownBy(() -> downloads(5).post(at("/echo"), json, 10)).hasMessageContaining("longer than 10 bytes");
        for (String path : new String[] {"/307", "/308", "/400", "/201"}) {
            int before = requests.get();
            assertThatThrownBy(() -> downloads(5).post(at(path), json, 100))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(path.substring(1));
            assertThat(requests).hasValue(before + 1);
        }
        assertThatThrownBy(() -> HttpsDownloads.shared().post(at("/echo"), json, 100))
                .hasMessage("The address is not one of HTTPS on its usual port");
    }

    @Test
    void downloads_of_an_application_need_not_send_anything() {
        Downloads fetching = (address, limit) -> new byte[0];
        assertThatThrownBy(() -> fetching.post(at("/echo"), new byte[0], 100))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Downloads.post");
    }

    @Test
    void gives_up_on_a_server_that_stops_in_the_middle() {
        for (String path : new String[] {"/silent", "/stuck"}) {
            assertThatThrownBy(() -> downloads(1).get(at(path), 100)).as(path).isInstanceOf(IOException.class);
        }
    }

    @Test
    void the_shared_one_connects_to_https_on_its_usual_port_only() {
        Downloads shared = HttpsDownloads.shared();
        int port = server.getAddress().getPort();
        for (String address : new String[] {
            "http://localhost:" + port + "/hundred",
            "https://localhost:" + port + "/hundred",
            "HTTPS://localhost/x",
            "https://user@localhost/x",
            "https://localhost/x#y",
            "https:/x",
            "https:x",
            "//localhost/x",
            "/x",
            "file:///etc/hostname",
            "jar:https://localhost/x!/y",
            "ftp://localhost/x"
        }) {
            assertThatThrownBy(() -> shared.get(URI.create(address), 100))
                    .as(address)
                    .isInstanceOf(IOException.class)
                    .hasMessage("The address is not one of HTTPS on its usual port");
        }
        assertThat(requests).hasValue(0);
        assertThat(HttpsDownloads.isHttps(URI.create("https://keys.example.com/a?b")))
                .isTrue();
        assertThat(HttpsDownloads.isHttps(URI.create("https://keys.example.com:443/a")))
                .isTrue();
    }

    private HttpsDownloads downloads(int patienceSeconds) {
        return new HttpsDownloads(
                address -> InetAddress.getLoopbackAddress().getHostAddress().equals(address.getHost()),
                Duration.ofMillis(patienceSeconds * 200L));
    }

    private URI at(String path) {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/hundred" -> send(exchange, 200, "x".repeat(100));
                case "/echo" -> send(exchange, 200, echo(exchange));
                case "/endless" -> endless(exchange);
                case "/silent" -> end.await();
                case "/stuck" -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                    end.await();
                }
                default -> {
                    exchange.getResponseHeaders().add("Location", at("/hundred").toString());
                    send(
                            exchange,
                            Integer.parseInt(exchange.getRequestURI().getPath().substring(1)),
                            "");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String echo(HttpExchange exchange) throws IOException {
        return exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[1000];
        for (int i = 0; i < 100_000; i++) {
            exchange.getResponseBody().write(block);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
