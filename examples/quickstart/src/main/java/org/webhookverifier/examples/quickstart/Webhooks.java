package org.webhookverifier.examples.quickstart;

import java.time.Clock;
import java.util.Map;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.address.ForwardedHeader;
import org.webhookverifier.inbox.InboxBuilder;
import org.webhookverifier.observe.ReceiptListener;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.source.Source;

/** Who may send what: the receiver, as an application configures it. */
final class Webhooks {
    private Webhooks() {}

    /**
     * Builds the receiver.
     *
     * @param environment where the secrets are; in an application {@code System.getenv()}
     * @param payouts the handlers of what is kept before it is acknowledged
     * @param inbox where that is kept
     * @param listener learns what became of each request; an application might count here
     * @param clock {@code Clock.systemUTC()}, which is also what a receiver has if nobody sets one
     */
    static WebhookReceiver receiver(
            Map<String, String> environment,
            Handlers handlers,
            Payouts payouts,
            InboxBuilder inbox,
            ReceiptListener listener,
            Clock clock) {
        return WebhookReceiver.builder()
                .source(Source.of("stripe", environment.get("STRIPE_SECRET")))
                .source(Source.of("github", environment.get("GITHUB_SECRET")))
                .source(Source.of("slack", environment.get("SLACK_SECRET")))
                .source(Source.of("shopify", environment.get("SHOPIFY_SECRET")))
                .source(Source.of("gitlab", environment.get("GITLAB_TOKEN")))
                .source(Source.named("acme")
                        .provider(acme())
                        .secrets(environment.get("ACME_SECRET"))
                        .allow("203.0.113.0/24")
                        .trustedProxies(ForwardedHeader.X_FORWARDED_FOR, "127.0.0.1"))
                .source(Source.named("payouts").provider("stripe").secrets(environment.get("PAYOUTS_SECRET")))
                .inbox(inbox.sources("payouts"))
                .handlers(handlers, payouts)
                .listener(listener)
                .clock(clock)
                .build();
    }

    /** Describes a sender that the catalogue does not know. */
    private static Provider acme() {
        return Provider.builder("acme")
                .scheme(SignatureScheme.header("X-Acme-Signature")
                        .content("{timestamp}.{body}")
                        .timestampHeader("X-Acme-Timestamp"))
                .id("json:/id")
                .type("json:/type")
                .version("json:/version")
                .build();
    }
}
