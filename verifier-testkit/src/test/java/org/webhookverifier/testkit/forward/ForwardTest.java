package org.webhookverifier.testkit.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.forward.Forward;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.RetryPolicy;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.SettableClock;
import org.webhookverifier.testkit.WebhookSigner;
import org.webhookverifier.testkit.inbox.MemoryInboxStore;

/** Deliveries that are sent on, to a system that verifies them. */
class ForwardTest {
    private static final String SECRET = "whsec_of_the_first";
    private static final String OTHER = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"id\":\"evt_1\",\"type\":\"invoice.paid\",\"note\":\"\u00e4 .\"}";

    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final MemoryInboxStore store = new MemoryInboxStore(clock);
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();
    private String retryAfter = "";
    private HttpServer server;
    private WebhookReceiver other;
    private WebhookReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        other = WebhookReceiver.builder()
                .clock(clock)
                .source(Source.named("other").provider("standard-webhooks").secrets(OTHER))
                .fallback("all", (event, delivery) -> {})
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        receiver = WebhookReceiver.builder()
                .clock(clock)
                .source(Source.of("stripe", SECRET))
                .handler("forward", "stripe", "invoice.*", Delivery.class, forward(OTHER))
                .inbox(Inbox.on(store)
                        .startedByHand()
                        .retry(RetryPolicy.DEFAULT
                                .attempts(3)
                                .delays(Duration.ofMinutes(1), 1, Duration.ofMinutes(1))
                                .spread(0)))
                .build();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Forward forward(String secret) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks?key=canary-query");
        return Forward.to(address, secret).clock(clock).unsafeHttp().build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            var request =
                    WebhookRequest.post("/hooks").body(exchange.getRequestBody().readAllBytes());
            exchange.getRequestHeaders()
                    .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
            int status = statuses.isEmpty() ? 0 : statuses.remove(0);
            if (status == 0) {
                Receipt receipt = other.receive("other", request.build());
                receipts.add(receipt);
                status = receipt.answer().status();
            }
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private EntryInfo send() {
        receiver.receive("stripe", WebhookSigner.of("stripe", SECRET).at(clock).sign(BODY));
        return run();
    }

    private EntryInfo run() {
        receiver.inbox().runDue();
        return receiver.inbox().list(EntryQuery.all()).get(0);
    }

    @Test
    void what_is_sent_on_is_verified_by_the_other_system() {
        assertThat(send().state()).isEqualTo(EntryState.DONE);

        assertThat(receipts).hasSize(1);
        Delivery got = receipts.get(0).verifiedDelivery().orElseThrow();
        assertThat(receipts.get(0).outcome().code()).isEqualTo("handled");
        assertThat(new String(got.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(BODY);
        assertThat(got.id()).startsWith("msg_").doesNotContain(".");
    }

    @Test
    void with_another_secret_it_is_not() {
        statuses.add(0);
        receiver = WebhookReceiver.builder()
                .clock(clock)
                .source(Source.of("stripe", SECRET))
                .handler("forward", "stripe", "invoice.*", Delivery.class, forward("whsec_" + "QUJD".repeat(8)))
                .inbox(Inbox.on(store).startedByHand())
                .build();

        assertThat(send().state()).isEqualTo(EntryState.RECEIVED);
        assertThat(receipts.get(0).outcome().code()).isEqualTo("rejected");
    }

    @Test
    void every_attempt_has_the_same_id_and_what_is_never_taken_is_a_dead_letter() {
        statuses.addAll(List.of(500, 302, 404));
        EntryInfo entry = send();
        assertThat(entry.state()).isEqualTo(EntryState.RECEIVED);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(2));
            entry = run();
        }

        assertThat(entry.state()).isEqualTo(EntryState.DEAD);
        assertThat(entry.error()).contains("127.0.0.1 answers 404").doesNotContain("canary", OTHER.substring(6));
        assertThat(ids).hasSize(3).containsOnly(ids.get(0));
        receiver.inbox().replay(EntryQuery.all(), "alice", "it is back");
        assertThat(run().state()).isEqualTo(EntryState.DONE);
        assertThat(ids).hasSize(4).containsOnly(ids.get(0));
    }

    @Test
    void a_system_that_says_when_is_asked_then() {
        statuses.add(429);
        retryAfter = "3600";
        assertThat(send().state()).isEqualTo(EntryState.RECEIVED);
        clock.advance(Duration.ofSeconds(3599));
        run();
        assertThat(ids).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(run().state()).isEqualTo(EntryState.DONE);
    }

    @Test
    void a_time_that_is_no_number_of_seconds_does_not_count() {
        statuses.add(503);
        retryAfter = "Wed, 21 Oct 2037 07:28:00 GMT";
        send();
        clock.advance(Duration.ofMinutes(1));
        assertThat(run().state()).isEqualTo(EntryState.DONE);
    }

    @Test
    void a_system_that_is_gone_for_good_is_not_asked_again() {
        statuses.add(410);
        EntryInfo entry = send();

        assertThat(entry.state()).isEqualTo(EntryState.DEAD);
        assertThat(entry.reason()).isEqualTo("unprocessable");
    }

    @Test
    void what_cannot_be_used_is_told_without_the_secret() {
        URI http = URI.create("http://example.com/");
        assertThatThrownBy(() -> Forward.to(http, "whsec_c2VjcmV0")
                        .timeout(Duration.ZERO)
                        .build())
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("HTTPS on port 443")
                .hasMessageContaining("time-out")
                .hasMessageContaining("24 to 64 bytes")
                .hasMessageNotContaining("c2VjcmV0");
        URI https = URI.create("https://user@example.com/");
        assertThatThrownBy(() -> Forward.to(https, OTHER).build()).hasMessageContaining("without user");
        assertThatThrownBy(() ->
                        Forward.to(URI.create("https://example.com/"), " ").build())
                .isInstanceOf(WebhookConfigurationException.class);
        assertThat(Forward.to(URI.create("https://example.com/?token=x"), OTHER).build())
                .hasToString("Forward[to example.com]");
    }
}
