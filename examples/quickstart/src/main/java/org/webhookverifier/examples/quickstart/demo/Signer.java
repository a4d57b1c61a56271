package org.webhookverifier.examples.quickstart.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as the providers do, with the JDK alone. */
final class Signer {
    private final Map<String, String> environment;

    /** @param environment where the secrets are */
    Signer(Map<String, String> environment) {
        this.environment = environment;
    }

    Message stripe(String body, Instant time) {
        long seconds = time.getEpochSecond();
        String signature = hex("STRIPE_SECRET", seconds + "." + body);
        return Message.json("stripe", body).header("Stripe-Signature", "t=" + seconds + ",v1=" + signature);
    }

    /** Stripe again, at a source with a path and secret of its own. */
    Message payout(String body, Instant time) {
        long seconds = time.getEpochSecond();
        String signature = hex("PAYOUTS_SECRET", seconds + "." + body);
        return Message.json("payouts", body).header("Stripe-Signature", "t=" + seconds + ",v1=" + signature);
    }

    Message github(String event, String delivery, String body) {
        return Message.json("github", body)
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", delivery)
                .header("X-Hub-Signature-256", "sha256=" + hex("GITHUB_SECRET", body));
    }

    Message slack(Message message, Instant time) {
        long seconds = time.getEpochSecond();
        return message.header("X-Slack-Request-Timestamp", Long.toString(seconds))
                .header("X-Slack-Signature", "v0=" + hex("SLACK_SECRET", "v0:" + seconds + ":" + message.body()));
    }

    Message shopify(String topic, String id, String body) {
        return Message.json("shopify", body)
                .header("X-Shopify-Topic", topic)
                .header("X-Shopify-Webhook-Id", id)
                .header("X-Shopify-API-Version", "2025-01")
                .header("X-Shopify-Shop-Domain", "books.example")
                .header("X-Shopify-Hmac-SHA256", Base64.getEncoder().encodeToString(hmac("SHOPIFY_SECRET", body)));
    }

    /** GitLab's token signs nothing; it is a password. */
    Message gitlab(String event, String body) {
        return Message.json("gitlab", body)
                .header("X-Gitlab-Event", event)
                .header("X-Gitlab-Token", secret("GITLAB_TOKEN"));
    }

    Message acme(String body, Instant time) {
        long seconds = time.getEpochSecond();
        return Message.json("acme", body)
                .header("X-Acme-Timestamp", Long.toString(seconds))
                .header("X-Acme-Signature", hex("ACME_SECRET", seconds + "." + body));
    }

    private String hex(String variable, String text) {
        return HexFormat.of().formatHex(hmac(variable, text));
    }

    private byte[] hmac(String variable, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret(variable).getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }

    private String secret(String variable) {
        String secret = environment.get(variable);
        if (secret == null) {
            throw new IllegalArgumentException("There is no secret " + variable);
        }
        return secret;
    }
}
