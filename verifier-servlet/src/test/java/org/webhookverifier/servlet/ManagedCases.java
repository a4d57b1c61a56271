package org.webhookverifier.servlet;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;
import org.webhookverifier.testkit.adapter.RawHttp;

/** A container to which each test adds its own filters and servlets, and a receiver that keeps what it is told. */
abstract class ManagedCases {
    static final String SECRET = "filter-secret";
    static final Provider QUIET = Provider.builder("quiet")
            .scheme(SignatureScheme.header("X-Signature"))
            .successStatus(204)
            .build();

    final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    final List<Delivery> handled = new CopyOnWriteArrayList<>();
    final WebhookSigner slack = WebhookSigner.of("slack", SECRET);
    final WebhookSigner github = WebhookSigner.of("github", SECRET);
    Container container;

    abstract Container container();

    @BeforeEach
    void forget() {
        List<String> unused = LogWatch.drain();
    }

    @AfterEach
    void stop() throws Exception {
        container.stop();
    }

    WebhookReceiver receiver() {
        return WebhookReceiver.builder()
                .source(Source.of("github", SECRET))
                .source(Source.of("slack", SECRET))
                .source(Source.named("quiet").provider(QUIET).secrets(SECRET))
                .fallback("all", (event, delivery) -> handled.add(delivery))
                .listener(receipts::add)
                .build();
    }

    RawHttp.Response send(WebhookRequest request) throws Exception {
        return RawHttp.exchange(container.uri(), request);
    }
}
