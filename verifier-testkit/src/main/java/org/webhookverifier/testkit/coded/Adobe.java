package org.webhookverifier.testkit.coded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Signs as Adobe does: the body, which names the client, twice; here with one key. */
final class Adobe {
    private Adobe() {}

    static void sign(Outgoing request) {
        Sender sender = request.sender();
        ObjectNode body = Json.read(request.body());
        Fields.putIfAbsent(body, "event_id", sender.id());
        Fields.putIfAbsent(
                body, "recipient_client_id", sender.agreed().settings().getOrDefault("clientId", ""));
        request.body(Json.write(body));
        byte[] signature = NamedKey.read("RSA", sender.secret()).sign("SHA256withRSA", request.body());
        String written = Macs.base64(sender.macs().apply(signature));
        for (String number : List.of("1", "2")) {
            request.header("x-adobe-digital-signature-" + number, written);
            request.header("x-adobe-public-key" + number + "-path", "/prod/keys/pub-key-test-" + number + ".pem");
        }
    }
}
