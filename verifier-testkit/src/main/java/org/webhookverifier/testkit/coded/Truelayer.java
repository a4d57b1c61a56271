package org.webhookverifier.testkit.coded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.webhookverifier.testkit.coded.Macs.base64url;
import static org.webhookverifier.testkit.coded.Macs.utf8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;

/** Signs as TrueLayer does: a token that leaves out its payload, which is the request. */
final class Truelayer {
    private static final String TIME = "X-Tl-Webhook-Timestamp";

    private Truelayer() {}

    static void sign(Outgoing request) {
        Sender sender = request.sender();
        String now = sender.moment().now().truncatedTo(ChronoUnit.SECONDS).toString();
        String time = request.header(TIME, now);
        String type = request.header("Content-Type", "application/json");
        boolean sandbox =
                sender.agreed().settings().getOrDefault("environment", "").equals("sandbox");
        ObjectNode head = Json.object()
                .put("alg", "ES512")
                .put("kid", NamedKey.read("EC", sender.secret()).id())
                .put("tl_version", "2")
                .put("tl_headers", TIME + ",Content-Type")
                .put("jku", "https://webhooks.truelayer" + (sandbox ? "-sandbox" : "") + ".com/.well-known/jwks");
        String lines = TIME + ": " + time + "\nContent-Type: " + type + "\n";
        byte[] payload = Macs.join(
                utf8(request.method() + " " + request.path() + "\n"), lines.getBytes(ISO_8859_1), request.body());
        String token = new Jws("ES512").token(sender, sender.secret(), head, payload);
        request.header("Tl-Signature", token.replace("." + base64url(payload) + ".", ".."));
    }
}
