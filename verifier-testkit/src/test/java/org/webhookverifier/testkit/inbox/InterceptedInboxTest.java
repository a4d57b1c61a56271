package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.inbox.Attempt;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.WebhookSigner;

/** Interceptors on the workers of an inbox. */
@Timeout(60)
class InterceptedInboxTest {
    private final LinkedBlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();

    @Test
    void an_interceptor_that_takes_too_long_is_interrupted_as_the_handler_would_be() throws Exception {
        var never = new CountDownLatch(1);
        try (var receiver = WebhookReceiver.builder()
                .source(Source.of("stripe", Shop.SECRET))
                .fallback("handler", (event, delivery) -> {})
                .interceptor(call -> {
                    call.proceed();
                    never.await();
                })
                .inbox(Inbox.on(new MemoryInboxStore(Clock.systemUTC()))
                        .handlerTimeout(Duration.ofMillis(30))
                        .listener(attempts::add))
                .build()) {
            receiver.receive(
                    "stripe", WebhookSigner.of("stripe", Shop.SECRET).sign(Shop.event("evt_1", "invoice.paid", "")));
            Attempt first = attempts.poll(30, TimeUnit.SECONDS);

            assertThat(first).as("an attempt").isNotNull();
            assertThat(first.reason()).isEqualTo("handler");
            assertThat(first.results().get(0).error())
                    .isInstanceOf(TimeoutException.class)
                    .hasMessage("the handler was interrupted after PT0.03S")
                    .hasCauseInstanceOf(InterruptedException.class);
        }
    }
}
