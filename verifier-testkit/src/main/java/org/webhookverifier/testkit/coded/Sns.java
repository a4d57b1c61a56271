package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.utf8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Signs as Amazon SNS does: the members of a message, whose other members are added, and around a body that is no message one is put. */
final class Sns {
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:test";
    private static final String CERTIFICATE = "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-test.pem";
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    private Sns() {}

    static void sign(Outgoing request) {
        Sender sender = request.sender();
        ObjectNode message = Json.read(request.body());
        if (!message.has("Message")) {
            message = Json.object().put("Message", request.text());
        }
        complete(message, sender);
        var text = new StringBuilder();
        boolean notification = message.path("Type").asText().equals("Notification");
        for (String name : notification ? NOTIFICATION : CONFIRMATION) {
            if (message.has(name)) {
                text.append(name)
                        .append('\n')
                        .append(message.path(name).asText())
                        .append('\n');
            }
        }
        boolean old = message.path("SignatureVersion").asText().equals("1");
        byte[] signature = NamedKey.read("RSA", sender.secret())
                .sign(old ? "SHA1withRSA" : "SHA256withRSA", utf8(text.toString()));
        message.put("Signature", Macs.base64(sender.macs().apply(signature)));
        request.body(Json.write(message));
        request.replaceHeader("Content-Type", "text/plain; charset=UTF-8");
    }

    private static void complete(ObjectNode message, Sender sender) {
        String topics = sender.agreed()
                .settings()
                .getOrDefault("topics", "*")
                .split(",", -1)[0]
                .strip();
        String topic = topics.equals("*") ? TOPIC : topics;
        Fields.putIfAbsent(message, "Type", "Notification");
        Fields.putIfAbsent(message, "MessageId", sender.id());
        Fields.putIfAbsent(message, "TopicArn", topic);
        Fields.putIfAbsent(
                message,
                "Timestamp",
                sender.moment().now().truncatedTo(ChronoUnit.MILLIS).toString());
        Fields.putIfAbsent(message, "SignatureVersion", "2");
        Fields.putIfAbsent(message, "SigningCertURL", CERTIFICATE);
    }
}
