package org.webhookverifier.examples.quickstart.readme;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.WebhookReceiverBuilder;
import org.webhookverifier.address.ForwardedHeader;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Part;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** What README and docs show beside the filter, between the marks. */
final class Snippets {
    private Snippets() {}

    static boolean verifiesOneRequest(String signature, byte[] bytes) {
        // snippet
        var verifier = Verifier.of("github", System.getenv("GITHUB_SECRET"));
        var request = WebhookRequest.post("/hooks")
                .header("X-Hub-Signature-256", signature)
                .body(bytes)
                .build();
        boolean authentic = verifier.verify(request) instanceof Verified;
        // end
        return authentic;
    }

    static SourceBuilder sourceOfAnOwnProvider() {
        // snippet
        Provider acme = Provider.builder("acme")
                .scheme(SignatureScheme.header("X-Acme-Signature")
                        .content("{timestamp}.{body}")
                        .timestampHeader("X-Acme-Timestamp"))
                .id("json:/id")
                .type("json:/type")
                .build();
        var source = Source.named("acme").provider(acme).secrets(System.getenv("ACME_SECRET"));
        // end
        return source;
    }

    static Provider providerOfAFile(Path file) {
        return Provider.read(file);
    }

    static SourceBuilder rotation(String newSecret, String oldSecret) {
        // snippet
        var shop = Source.named("shop")
                .provider("shopify")
                .secrets(newSecret)
                .secret(Secret.of(oldSecret).validUntil(Instant.parse("2030-01-01T00:00:00Z")));
        // end
        return shop;
    }

    static SourceBuilder addresses(String secret) {
        // snippet
        var partner = Source.named("partner")
                .provider("standard-webhooks")
                .secrets(secret)
                .allow("203.0.113.0/24", "2001:db8::/32")
                .trustedProxies(ForwardedHeader.X_FORWARDED_FOR, "10.0.0.0/8");
        // end
        return partner;
    }

    @WebhookEvent(type = "push")
    record Push(String ref) {}

    static WebhookReceiverBuilder lambdas(Source github, StringBuilder log) {
        // snippet
        var builder = WebhookReceiver.builder()
                .source(github)
                .handler("log-push", Push.class, (push, delivery) -> log.append(push.ref()))
                .fallback("log-rest", (delivery, same) -> log.append(delivery.type()));
        // end
        return builder;
    }

    static Receipt receives(WebhookReceiver receiver, WebhookRequest request) {
        // snippet
        Receipt receipt = receiver.receive("github", request);
        int status = receipt.answer().status();
        // end
        return status == 200 ? receipt : receiver.receive("github", request);
    }

    static boolean trusts(Delivery delivery) {
        // snippet
        boolean typeIsSigned = delivery.provenance(Part.TYPE) == Provenance.SIGNED;
        // end
        return typeIsSigned;
    }

    static SourceBuilder limits(String secret) {
        // snippet
        var github = Source.of("github", secret).bodyLimit(25 << 20).lease(Duration.ofMinutes(5));
        // end
        return github;
    }
}
