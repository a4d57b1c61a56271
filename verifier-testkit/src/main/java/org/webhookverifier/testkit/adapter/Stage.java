package org.webhookverifier.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.admit.MemoryDedupStore;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.testkit.SettableClock;
import org.webhookverifier.testkit.WebhookSigner;

/** What the cases of the contract play on: a receiver, a server in front of it, and what is asserted again and again. */
final class Stage {
    /** What a server may add to an answer; anything else could tell the sender a reason. */
    private static final Set<String> PLAIN_HEADERS = Set.of(
            "allow",
            "connection",
            "content-length",
            "date",
            "keep-alive",
            "retry-after",
            "server",
            "transfer-encoding");

    final SettableClock clock = SettableClock.at("2026-03-04T05:06:07Z");
    final Recorder recorder = new Recorder();
    final ContractSources sources = new ContractSources();
    final MemoryDedupStore store = MemoryDedupStore.builder().clock(clock).build();
    final Supplier<List<String>> log;
    final WebhookReceiver receiver;
    private final AdapterServer server;
    private boolean mayLogExceptions;

    /** The payload of the source {@code typed}. */
    record Push(String ref) {}

    /** Starts a server for a receiver. */
    interface Starter {
        AdapterServer start(WebhookReceiver receiver) throws Exception;
    }

    Stage(Starter starter, Supplier<List<String>> log) throws Exception {
        this.log = log;
        var builder = WebhookReceiver.builder()
                .clock(clock)
                .dedupStore(store)
                .listener(recorder)
                .handler("typed", "typed", "push", Push.class, (push, delivery) -> recorder.handle(delivery, delivery))
                .fallback("recorder", recorder);
        sources.all().forEach(builder::source);
        receiver = builder.build();
        server = starter.start(receiver);
    }

    URI uri() {
        return server.uri();
    }

    /** Begins the next test, a minute later: the log counts warnings by the minute. */
    void reset() {
        mayLogExceptions = false;
        recorder.reset();
        clock.advance(Duration.ofMinutes(1));
    }

    /** Says that something in this test is meant to throw, so that the log may show it. */
    void mayLogExceptions(boolean value) {
        mayLogExceptions = value;
    }

    boolean mayLogExceptions() {
        return mayLogExceptions;
    }

    void stop() throws Exception {
        server.stop();
    }

    WebhookSigner signer(String source) {
        return WebhookSigner.of(sources.named(source)).at(clock);
    }

    WebhookSigner signer(String source, String tenant) {
        return WebhookSigner.of(sources.named(source), tenant).at(clock);
    }

    RawHttp.Response exchange(WebhookRequest request) throws IOException {
        return RawHttp.exchange(uri(), request);
    }

    /** Sends a request that has to be handled, and returns the delivery that the handler got. */
    Delivery handled(WebhookRequest request) throws IOException {
        return handled(exchange(request), request.body());
    }

    /** Asserts that an answer and what was recorded last are those of a handled delivery with the given bytes. */
    Delivery handled(RawHttp.Response response, byte[] body) {
        assertThat(recorder.lastReceipt().outcome())
                .as("%s", recorder.lastReceipt())
                .isEqualTo(Outcome.HANDLED);
        assertPlain(response, 200);
        var deliveries = recorder.handled();
        Delivery delivery = deliveries.get(deliveries.size() - 1);
        // Not AssertJ's: it would print a megabyte.
        assertThat(Arrays.equals(delivery.body(), body))
                .as("the handler got the bytes that were sent")
                .isTrue();
        assertThat(recorder.lastReceipt().verifiedDelivery()).contains(delivery);
        return delivery;
    }

    /** Sends a request that has to be refused, and returns the receipt. */
    Receipt refused(WebhookRequest request, int status, String reason) throws IOException {
        return refused(exchange(request), status, reason);
    }

    /** Asserts that an answer is that of a refused request, and tells the sender nothing but the status. */
    Receipt refused(RawHttp.Response response, int status, String reason) {
        Receipt receipt = recorder.lastReceipt();
        assertThat(receipt.reason()).as("%s", receipt).isEqualTo(reason);
        assertPlain(response, status);
        assertThat(recorder.handled()).isEmpty();
        return receipt;
    }

    /** Asserts status, an empty body, and that no header could hold a reason. */
    static void assertPlain(RawHttp.Response response, int status) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
        for (int i = 0; i < response.headers().size(); i++) {
            assertThat(response.headers().name(i).toLowerCase(Locale.ROOT)).isIn(PLAIN_HEADERS);
        }
    }
}
