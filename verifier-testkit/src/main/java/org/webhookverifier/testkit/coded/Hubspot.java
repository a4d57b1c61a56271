package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.utf8;

import java.util.Map;

/** Signs as HubSpot does, in its three versions. */
final class Hubspot {
    private static final Map<String, String> DECODED = Map.ofEntries(
            Map.entry("%3A", ":"),
            Map.entry("%2F", "/"),
            Map.entry("%3F", "?"),
            Map.entry("%40", "@"),
            Map.entry("%21", "!"),
            Map.entry("%24", "$"),
            Map.entry("%27", "'"),
            Map.entry("%28", "("),
            Map.entry("%29", ")"),
            Map.entry("%2A", "*"),
            Map.entry("%2C", ","),
            Map.entry("%3B", ";"));

    private Hubspot() {}

    static void first(Outgoing request) {
        hashed(request, "v1", "");
    }

    static void second(Outgoing request) {
        hashed(request, "v2", request.method() + request.url());
    }

    static void third(Outgoing request) {
        String time = request.header(
                "X-HubSpot-Request-Timestamp", request.sender().moment().millis());
        String url = request.url();
        for (Map.Entry<String, String> escape : DECODED.entrySet()) {
            url = url.replace(escape.getKey(), escape.getValue());
        }
        byte[] text = Macs.join(utf8(request.method() + url), request.body(), utf8(time));
        request.header("X-HubSpot-Signature-v3", Macs.base64(Macs.sha256(request.sender(), text)));
    }

    private static void hashed(Outgoing request, String version, String before) {
        Sender sender = request.sender();
        byte[] text = Macs.join(utf8(sender.secret() + before), request.body());
        request.header("X-HubSpot-Signature-Version", version);
        request.header("X-HubSpot-Signature", Macs.hex(sender.macs().apply(Macs.digest("SHA-256", text))));
    }
}
