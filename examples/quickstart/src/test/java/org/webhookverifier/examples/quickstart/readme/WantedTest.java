package org.webhookverifier.examples.quickstart.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.inbox.Inbox;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.source.Source;
import org.webhookverifier.subscription.Mode;
import org.webhookverifier.testkit.WebhookSigner;
import org.webhookverifier.testkit.inbox.MemoryInboxStore;

/** The code about filters and subscriptions does what the pages say. */
class WantedTest {
    private static final String SECRET = "whsec_for_the_tests_of_the_docs";

    private final WebhookSigner signer = WebhookSigner.of("stripe", SECRET);
    private final InboxStore store = new MemoryInboxStore(Clock.fixed(Instant.now(), ZoneOffset.UTC));
    private final Wanted wanted = new Wanted();

    private String receive(WebhookReceiver receiver, String type, String live, String more) {
        Receipt receipt = receiver.receive(
                "stripe",
                signer.sign("{\"id\":\"evt_" + type + live + more.length() + "\",\"type\":\"" + type
                        + "\",\"livemode\":" + live + ",\"data\":{\"object\":{" + more + "}}}"));
        return receipt.outcome().code() + " " + receipt.reason();
    }

    @Test
    void filters_stop_what_they_say() {
        try (var receiver = wanted.receiver(Source.of("stripe", SECRET).build(), store)) {
            assertThat(receive(receiver, "invoice.paid", "true", "\"amount_due\":5,\"status\":\"paid\""))
                    .isEqualTo("accepted ");
            assertThat(receive(receiver, "invoice.paid", "false", "\"amount_due\":5,\"status\":\"paid\""))
                    .isEqualTo("filtered source");
            assertThat(receive(receiver, "invoice.paid", "true", "\"amount_due\":0,\"status\":\"paid\""))
                    .isEqualTo("filtered handlers");
            assertThat(receive(receiver, "invoice.paid", "true", "\"amount_due\":5,\"status\":\"void\""))
                    .isEqualTo("filtered handlers");
            assertThat(receive(receiver, "payout.paid", "true", "")).isEqualTo("ignored no_handler");
        }
    }

    @Test
    void subscriptions_change_while_the_receiver_runs() {
        try (var receiver = WebhookReceiver.builder()
                .source(Source.of("stripe", SECRET))
                .handlers(wanted)
                .inbox(Inbox.on(store).startedByHand())
                .build()) {
            Wanted.maintenance(receiver);

            assertThat(receiver.subscriptions().list())
                    .extracting(each -> each.target() + " " + each.mode())
                    .containsExactly("type invoice.updated of source stripe " + Mode.UNSUBSCRIBED);
            assertThat(receive(receiver, "invoice.updated", "true", "")).isEqualTo("ignored unsubscribed");
            assertThat(receive(receiver, "invoice.paid", "true", "")).isEqualTo("accepted ");
            receiver.inbox().runDue();
            assertThat(wanted.booked()).hasSize(1);
        }
    }
}
