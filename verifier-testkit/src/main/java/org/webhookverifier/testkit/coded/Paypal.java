package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.utf8;

import java.time.temporal.ChronoUnit;
import java.util.zip.CRC32;

/** Signs as PayPal does: ids, time and the CRC-32 of the body. */
final class Paypal {
    private static final String HOST = "https://api.%paypal.com/v1/notifications/certs/CERT-test";

    private Paypal() {}

    static void sign(Outgoing request) {
        Sender sender = request.sender();
        String id = request.header("PAYPAL-TRANSMISSION-ID", sender.id());
        String time = request.header(
                "PAYPAL-TRANSMISSION-TIME",
                sender.moment().now().truncatedTo(ChronoUnit.SECONDS).toString());
        boolean sandbox =
                sender.agreed().settings().getOrDefault("environment", "").equals("sandbox");
        request.header("PAYPAL-CERT-URL", HOST.replace("%", sandbox ? "sandbox." : ""));
        request.header("PAYPAL-AUTH-ALGO", "SHA256withRSA");
        String webhook = sender.agreed().settings().getOrDefault("webhookId", "");
        var crc = new CRC32();
        crc.update(request.body());
        byte[] signature = NamedKey.read("RSA", sender.secret())
                .sign("SHA256withRSA", utf8(String.join("|", id, time, webhook, Long.toString(crc.getValue()))));
        request.header("PAYPAL-TRANSMISSION-SIG", Macs.base64(sender.macs().apply(signature)));
    }
}
