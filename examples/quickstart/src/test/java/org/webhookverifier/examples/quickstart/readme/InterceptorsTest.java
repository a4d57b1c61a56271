package org.webhookverifier.examples.quickstart.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.WebhookReceiverBuilder;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;

/** The interceptors of the docs. */
class InterceptorsTest {
    private static final String SECRET = "whsec_for_the_tests_of_the_docs";

    private final WebhookSigner signer = WebhookSigner.of("stripe", SECRET);
    private final List<String> seen = new ArrayList<>();
    private final List<String> spans = new ArrayList<>();
    private RuntimeException fault;

    /** Stands for what a tracing library has. */
    private record Span(String name, List<String> spans) implements AutoCloseable {
        void error(Throwable thrown) {
            spans.add(name + " failed: " + thrown.getMessage());
        }

        @Override
        public void close() {
            spans.add(name + " ended");
        }
    }

    private WebhookReceiverBuilder builder() {
        // snippet
        var builder = WebhookReceiver.builder()
                .source(Source.of("stripe", SECRET))
                .handler("book", "stripe", "invoice.paid", Map.class, this::book)
                .interceptor(call -> {
                    try (var delivery =
                                    MDC.putCloseable("delivery", call.delivery().id());
                            var handler = MDC.putCloseable("handler", call.handler())) {
                        call.proceed();
                    }
                })
                .interceptor(call -> {
                    try (var span = new Span(call.handler(), spans)) {
                        try {
                            call.proceed();
                        } catch (Throwable thrown) {
                            span.error(thrown);
                            throw thrown;
                        }
                    }
                });
        // end
        return builder;
    }

    private void book(Map<?, ?> event, Object delivery) {
        seen.add(MDC.get("handler") + " " + MDC.get("delivery"));
        if (fault != null) {
            throw fault;
        }
    }

    private int receive(WebhookReceiver receiver, String id) {
        return receiver.receive("stripe", signer.sign("{\"id\":\"" + id + "\",\"type\":\"invoice.paid\"}"))
                .answer()
                .status();
    }

    @Test
    void they_go_around_each_run_of_a_handler() {
        try (var receiver = builder().build()) {
            assertThat(receive(receiver, "evt_1")).isEqualTo(200);
            fault = new IllegalStateException("the ledger is away");
            assertThat(receive(receiver, "evt_2")).isEqualTo(500);
        }
        assertThat(seen).containsExactly("book evt_1", "book evt_2");
        assertThat(spans).containsExactly("book ended", "book failed: the ledger is away", "book ended");
        assertThat(MDC.get("delivery")).isNull();
    }
}
