package org.webhookverifier.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhookverifier.request.WebhookRequest;

/** Makes the signed requests that are measured: each with a body of JSON and the dozen headers that arrive behind a usual proxy. */
final class Deliveries {
    /** The secret of Stripe, Slack and GitHub. */
    static final String SECRET = "5b9f2c0d7e8a41f6b3d5c7e9a1f2b4d6";

    /** The secret of Standard Webhooks. */
    static final String WHSEC = "whsec_" + Base64.getEncoder().encodeToString(bytes(SECRET));

    /** The id that Standard Webhooks sign. */
    static final String ID = "msg_2Lh9KRb0pzN4LePd3XiA4v12Axj";

    private static final String[] USUAL_HEADERS = {
        "Host", "hooks.example.com",
        "User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "Content-Length", "1024",
        "Accept", "*/*; q=0.5, application/xml",
        "Cache-Control", "no-cache",
        "Content-Type", "application/json; charset=utf-8",
        "X-Request-Id", "0f8fad5b-d9cb-469f-a165-70867728950e",
        "X-Forwarded-For", "198.51.100.7",
        "X-Forwarded-Proto", "https",
        "X-Forwarded-Host", "hooks.example.com",
        "Accept-Encoding", "gzip",
    };

    /** After how many of the usual headers those of the provider come. */
    private static final int OWN_HEADERS_AFTER = 6;

    private Deliveries() {}

    /** Returns JSON of exactly the given length in ASCII. */
    static byte[] body(int length) {
        var text = new StringBuilder(length + 64);
        text.append("{\"id\":\"evt_1NG8Du2eZvKYlo2CUI79vXWy\",\"type\":\"invoice.paid\",\"data\":[");
        for (int i = 0; text.length() < length - 64; i++) {
            text.append("{\"line\":")
                    .append(i)
                    .append(",\"amount\":")
                    .append(1999 + i)
                    .append("},");
        }
        text.append("\"");
        while (text.length() < length - 3) {
            text.append('x');
        }
        return bytes(text.append("\"]}").toString());
    }

    static WebhookRequest stripe(byte[] body, long seconds) {
        return request(body, "Stripe-Signature", stripeHeader(body, seconds));
    }

    static WebhookRequest slack(byte[] body, long seconds) {
        return request(
                body,
                "X-Slack-Request-Timestamp",
                String.valueOf(seconds),
                "X-Slack-Signature",
                slackSignature(body, seconds));
    }

    static WebhookRequest github(byte[] body) {
        return request(
                body,
                "X-GitHub-Delivery",
                "72d3162e-cc78-11e3-81ab-4c9367dc0958",
                "X-GitHub-Event",
                "push",
                "X-Hub-Signature-256",
                "sha256=" + hex(mac(bytes(SECRET), "", body)));
    }

    static WebhookRequest standardWebhooks(byte[] body, long seconds) {
        return request(
                body,
                "webhook-id",
                ID,
                "webhook-timestamp",
                String.valueOf(seconds),
                "webhook-signature",
                standardWebhooksSignature(body, seconds));
    }

    static String stripeHeader(byte[] body, long seconds) {
        return "t=" + seconds + ",v1=" + hex(mac(bytes(SECRET), seconds + ".", body));
    }

    static String slackSignature(byte[] body, long seconds) {
        return "v0=" + hex(mac(bytes(SECRET), "v0:" + seconds + ":", body));
    }

    static String standardWebhooksSignature(byte[] body, long seconds) {
        byte[] mac = mac(bytes(SECRET), ID + "." + seconds + ".", body);
        return "v1," + Base64.getEncoder().encodeToString(mac);
    }

    /** Returns a request with the given headers, names and values in turn, among the usual ones. */
    static WebhookRequest request(byte[] body, String... ownHeaders) {
        List<String> headers = new ArrayList<>(List.of(USUAL_HEADERS));
        headers.addAll(2 * OWN_HEADERS_AFTER, List.of(ownHeaders));
        WebhookRequest.Builder request =
                WebhookRequest.post("/webhooks/stripe").peer("192.0.2.10").body(body);
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request.build();
    }

    /** Returns a Mac with the given key, ready for use. */
    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mac(byte[] key, String prefix, byte[] body) {
        Mac mac = mac(key);
        mac.update(bytes(prefix));
        return mac.doFinal(body);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
