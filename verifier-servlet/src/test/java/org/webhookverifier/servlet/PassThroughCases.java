package org.webhookverifier.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;
import org.webhookverifier.testkit.adapter.RawHttp;

/** A container with the filter in pass-through, a servlet behind it, and the same servlet where no filter is. */
abstract class PassThroughCases {
    static final String FORM = "application/x-www-form-urlencoded";
    static final byte[] BODY = utf8("{\"text\":\"\u00E4\uD83D\uDE80\"}");

    final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    final Programmable servlet = new Programmable();
    final Programmable target = new Programmable();
    final WebhookSigner github = WebhookSigner.of("github", "pass-through-secret");
    final WebhookSigner slack = WebhookSigner.of("slack", "pass-through-secret");
    Container container;

    abstract Container container();

    @BeforeEach
    void start() throws Exception {
        List<String> unused = LogWatch.drain();
        var receiver = WebhookReceiver.builder()
                .source(Source.of("github", "pass-through-secret"))
                .source(Source.of("slack", "pass-through-secret"))
                .listener(receipts::add)
                .build();
        container = container()
                .filter(WebhookFilter.passThrough(receiver), "/*")
                .servlet(servlet, "/webhooks/*")
                .servlet(target, "/target/*")
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        container.stop();
    }

    RawHttp.Response send(WebhookRequest request) throws IOException {
        return RawHttp.exchange(container.uri(), request);
    }

    List<Outcome> outcomes() {
        return receipts.stream().map(Receipt::outcome).toList();
    }

    /** Waits until the claims have ended: an answer may be with the sender before. */
    void awaitReceipts(int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (receipts.size() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(receipts).hasSizeGreaterThanOrEqualTo(count);
    }

    /** Sends the same delivery again and asserts that it is known as done, or not. */
    void assertDone(WebhookRequest request, boolean done) throws Exception {
        servlet.does((again, response) -> {});
        assertThat(send(request).status()).isEqualTo(200);
        assertThat(servlet.calls()).isEqualTo(done ? 0 : 1);
    }

    static String parameters(HttpServletRequest request) {
        var printed = new TreeMap<String, List<String>>();
        for (Map.Entry<String, String[]> parameter : request.getParameterMap().entrySet()) {
            printed.put(parameter.getKey(), List.of(parameter.getValue()));
        }
        return printed.toString();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
