package org.webhookverifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhookverifier.request.WebhookRequest;

/** Correctly signed requests, made with nothing but the JDK. */
final class SignedRequests {
    static final String STRIPE_SECRET = "whsec_stripe-test-secret";
    static final String GITHUB_SECRET = "github-test-secret";
    static final String SLACK_SECRET = "slack-test-secret";
    static final String SHOPIFY_SECRET = "shopify-test-secret";

    private SignedRequests() {}

    static WebhookRequest stripe(String body, Instant now) {
        return stripe(bytes(body), now);
    }

    static WebhookRequest stripe(byte[] body, Instant now) {
        String time = Long.toString(now.getEpochSecond());
        String signature = hex(STRIPE_SECRET, join(bytes(time + "."), body));
        return WebhookRequest.post("/webhooks/stripe")
                .header("Stripe-Signature", "t=" + time + ",v1=" + signature)
                .body(body)
                .build();
    }

    static WebhookRequest github(String body, String deliveryId, String event) {
        return WebhookRequest.post("/webhooks/github")
                .header("X-Hub-Signature-256", "sha256=" + hex(GITHUB_SECRET, bytes(body)))
                .header("X-GitHub-Delivery", deliveryId)
                .header("X-GitHub-Event", event)
                .body(bytes(body))
                .build();
    }

    static WebhookRequest slack(String body, String contentType, Instant now) {
        String time = Long.toString(now.getEpochSecond());
        return WebhookRequest.post("/webhooks/slack")
                .header("Content-Type", contentType)
                .header("X-Slack-Request-Timestamp", time)
                .header("X-Slack-Signature", "v0=" + hex(SLACK_SECRET, bytes("v0:" + time + ":" + body)))
                .body(bytes(body))
                .build();
    }

    static WebhookRequest shopify(String body, String topic, String version) {
        return WebhookRequest.post("/webhooks/shopify")
                .header("X-Shopify-Hmac-SHA256", Base64.getEncoder().encodeToString(mac(SHOPIFY_SECRET, bytes(body))))
                .header("X-Shopify-Topic", topic)
                .header("X-Shopify-API-Version", version)
                .header("X-Shopify-Shop-Domain", "one.example.com")
                .header("X-Shopify-Triggered-At", "2026-01-02T03:04:05Z")
                .body(bytes(body))
                .build();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String hex(String secret, byte[] content) {
        return HexFormat.of().formatHex(mac(secret, content));
    }

    static byte[] mac(String secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
