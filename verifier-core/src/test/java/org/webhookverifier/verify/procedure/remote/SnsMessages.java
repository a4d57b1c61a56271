package org.webhookverifier.verify.procedure.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;

/** Messages as SNS sends them, signed. */
final class SnsMessages {
    static final long NOW = 1_780_000_000;
    static final Instant TODAY = Instant.ofEpochSecond(NOW);
    static final String CERTIFICATE = "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-1.pem";
    static final String TOPIC = "arn:aws:sns:us-east-1:1:orders";
    static final String CONFIRM =
            "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=" + TOPIC + "&Token=t";
    static final SelfSigned SNS = SelfSigned.of(2048, TODAY.minus(Duration.ofDays(1)), TODAY.plus(Duration.ofDays(1)));

    private SnsMessages() {}

    static Map<String, String> notification() {
        var message = new LinkedHashMap<String, String>();
        message.put("Type", "Notification");
        message.put("MessageId", "m1");
        message.put("TopicArn", TOPIC);
        message.put("Subject", "s");
        message.put("Message", "line 1\nline 2");
        message.put("Timestamp", TODAY.toString());
        message.put("SignatureVersion", "2");
        message.put("SigningCertURL", CERTIFICATE);
        message.put("UnsubscribeURL", "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe");
        return message;
    }

    static Map<String, String> subscription(String address) {
        Map<String, String> message = notification();
        message.put("Type", "SubscriptionConfirmation");
        message.remove("Subject");
        message.put("SubscribeURL", address);
        message.put("Token", "t");
        return message;
    }

    static WebhookRequest signed(Map<String, String> message) {
        return request(signature(message, "SHA256withRSA"));
    }

    /** Signs as the documentation says: each name and value on a line of its own, sorted by name. */
    static Map<String, String> signature(Map<String, String> message, String algorithm) {
        String text = message.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().startsWith("Sign") && !entry.getKey().startsWith("Unsub"))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "\n" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        var signed = new LinkedHashMap<>(message);
        byte[] bytes = SelfSigned.sign(SNS.pair(), algorithm, text.getBytes(UTF_8));
        signed.put("Signature", Base64.getEncoder().encodeToString(bytes));
        return signed;
    }

    static WebhookRequest request(Map<String, String> message) {
        String json = message.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue().replace("\n", "\\n") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return WebhookRequest.post("/sns").body(json.getBytes(UTF_8)).build();
    }

    static @Nullable Reason reason(Verification verification) {
        return verification instanceof Rejected rejected ? rejected.reason() : null;
    }
}
