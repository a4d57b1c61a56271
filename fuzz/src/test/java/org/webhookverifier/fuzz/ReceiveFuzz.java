package org.webhookverifier.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.webhookverifier.fuzz.Watch.require;

import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/** Bodies that are signed with the right key, whatever they hold, on the way of a delivery; and the same with a wrong signature. */
public final class ReceiveFuzz {
    private static final String SECRET = "secret";
    private static final Set<Outcome> OF_VERIFIED =
            EnumSet.of(Outcome.HANDLED, Outcome.DUPLICATE, Outcome.UNREADABLE, Outcome.HANDSHAKE);

    private static WebhookReceiver receiver;
    private static Mac mac;

    private ReceiveFuzz() {}

    /** Chooses where facts and events are. */
    public static void fuzzerInitialize(String[] arguments) throws GeneralSecurityException {
        receiver = WebhookReceiver.builder()
                .source(Source.named("acme").provider(provider(arguments[0])).secrets(SECRET))
                .fallback("all", (event, delivery) -> {
                    delivery.type();
                    delivery.version();
                    delivery.time();
                })
                .build();
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(US_ASCII), "HmacSHA256"));
    }

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, ReceiveFuzz::check);
    }

    private static Provider provider(String kind) {
        var provider = Provider.builder("acme").scheme(SignatureScheme.header("X-S"));
        return switch (kind) {
            case "form" ->
                provider.id("form:id", "form:payload#/id")
                        .type("form:type", "form:payload#/type")
                        .time("form:time")
                        .payload("form:payload")
                        .handshake("form:type", "ping", "form:challenge")
                        .build();
            case "batch" ->
                provider.items("json:/events").id("json:/id").type("json:/type").build();
            default ->
                provider.id("json:/id", "json:/data/id")
                        .type("json:/type")
                        .version("json:/version")
                        .time("json:/time")
                        .payload("json:/data")
                        .handshake("json:/type", "ping", "json:/challenge")
                        .build();
        };
    }

    private static void check(byte[] input) {
        byte[] signature = mac.doFinal(input);
        Receipt receipt = receive(input, signature);
        if (receipt instanceof Receipt.Batch batch) {
            batch.receipts().forEach(ReceiveFuzz::requireVerified);
        } else {
            requireVerified(receipt);
        }
        signature[input.length % signature.length] ^= 1;
        require(receive(input, signature).outcome() == Outcome.REJECTED, "a bit of the signature does not count");
    }

    private static void requireVerified(Receipt receipt) {
        require(OF_VERIFIED.contains(receipt.outcome()), "not expected: " + receipt);
    }

    private static Receipt receive(byte[] body, byte[] signature) {
        return receiver.receive(
                "acme",
                WebhookRequest.post("/webhooks/acme")
                        .header("X-S", HexFormat.of().formatHex(signature))
                        .body(body)
                        .build());
    }
}
