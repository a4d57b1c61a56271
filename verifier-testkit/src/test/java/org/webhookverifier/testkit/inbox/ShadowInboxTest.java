package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.WebhookReceiverBuilder;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.inbox.Attempt;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.shadow.ShadowReport;
import org.webhookverifier.shadow.ShadowReport.Finding;
import org.webhookverifier.source.Source;
import org.webhookverifier.testkit.SettableClock;
import org.webhookverifier.testkit.WebhookSigner;

/** A shadow leaves no trace in an inbox. */
@Timeout(60)
class ShadowInboxTest {
    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");
    private final MemoryInboxStore store = new MemoryInboxStore(clock);
    private final WebhookSigner signer = WebhookSigner.of("stripe", Shop.SECRET).at(clock);
    private final LinkedBlockingQueue<ShadowReport> reports = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final WebhookReceiverBuilder builder = WebhookReceiver.builder()
            .clock(clock)
            .source(Source.of("stripe", Shop.SECRET))
            .handler("bank", "stripe", "invoice.paid", Delivery.class, (event, delivery) -> {
                if (closed.get()) {
                    throw new IOException("the bank is closed");
                }
            })
            .handler("mail", "stripe", "invoice.paid", Delivery.class, (event, delivery) -> {})
            .shadowListener(reports::add)
            .shadow("bank", Map.class, Delivery.class, (older, newer) -> {
                throw new IllegalStateException("not written yet");
            })
            .shadow("mail", Map.class, Delivery.class, (older, newer) -> List.of("subject"));
    private final WebhookReceiver receiver = builder.inbox(
                    Inbox.on(store).startedByHand().listener(attempts::add))
            .build();

    @AfterEach
    void close() {
        receiver.close();
    }

    private long accept(String id) {
        return ((Receipt.Accepted) receiver.receive("stripe", signer.sign(Shop.event(id, "invoice.paid", "")))).entry();
    }

    private String next() throws InterruptedException {
        ShadowReport report = reports.poll(30, TimeUnit.SECONDS);
        assertThat(report).as("a report").isNotNull();
        return report.handler() + " " + report.delivery().id() + " " + report.finding();
    }

    @Test
    void a_shadow_that_fails_changes_nothing_of_the_entry() throws Exception {
        long id = accept("evt_1");
        receiver.inbox().runDue();

        assertThat(next()).isEqualTo("bank evt_1 FAILED");
        assertThat(next()).isEqualTo("mail evt_1 DIFFERENT");
        var entry = receiver.inbox().find(id).orElseThrow();
        assertThat(entry.state()).isEqualTo(EntryState.DONE);
        assertThat(entry.handlers().names()).containsExactlyInAnyOrder("bank", "mail");
        assertThat(attempts.take().results())
                .extracting(result -> result.handler())
                .containsExactly("bank", "mail");
        clock.advance(Duration.ofDays(1));
        assertThat(receiver.inbox().runDue()).isZero();
    }

    @Test
    void a_shadow_runs_once_however_often_another_handler_is_tried_again() throws Exception {
        closed.set(true);
        accept("evt_1");
        receiver.inbox().runDue();
        clock.advance(Duration.ofHours(1));
        receiver.inbox().runDue();
        closed.set(false);
        clock.advance(Duration.ofHours(12));
        receiver.inbox().runDue();

        assertThat(next()).isEqualTo("mail evt_1 DIFFERENT");
        assertThat(next()).isEqualTo("bank evt_1 FAILED");
        assertThat(receiver.inbox().count(EntryQuery.all().states(EntryState.DONE)))
                .isEqualTo(1);
        assertThat(receiver.shadowCounts().get("mail")).containsEntry(Finding.DIFFERENT, 1L);
        assertThat(reports).isEmpty();
    }

    @Test
    void on_workers_too() throws Exception {
        try (var other =
                builder.inbox(Inbox.on(new MemoryInboxStore(Clock.systemUTC()))).build()) {
            other.receive("stripe", signer.sign(Shop.event("evt_1", "invoice.paid", "")));

            assertThat(next()).isEqualTo("bank evt_1 FAILED");
            assertThat(next()).isEqualTo("mail evt_1 DIFFERENT");
        }
    }
}
