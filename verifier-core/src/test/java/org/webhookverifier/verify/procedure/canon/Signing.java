package org.webhookverifier.verify.procedure.canon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Identifier;
import org.webhookverifier.identify.Item;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** Signs requests by hand, and says what the verifier made of them. */
public final class Signing {
    public static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);
    public static final String URL = "https://hooks.example.com";

    private Signing() {}

    public static SourceBuilder source(String provider, String secret) {
        return Source.of(provider, secret).publicUrl(URL);
    }

    public static byte[] mac(String algorithm, byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] digest(String algorithm, byte[] text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static String hex256(String key, String text) {
        return HexFormat.of().formatHex(mac("HmacSHA256", key.getBytes(UTF_8), text.getBytes(UTF_8)));
    }

    public static String base64(String algorithm, String key, String text) {
        return Base64.getEncoder().encodeToString(mac(algorithm, key.getBytes(UTF_8), text.getBytes(UTF_8)));
    }

    /** Returns a request with the given body and headers, names and values in turn. */
    public static WebhookRequest post(String target, String body, String... headers) {
        return request("POST", target, body.getBytes(UTF_8), headers);
    }

    public static WebhookRequest request(String method, String target, byte[] body, String... headers) {
        var request = WebhookRequest.of(method, target).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    public static Verification verify(SourceBuilder source, WebhookRequest request) {
        return Verifier.of(source.build(), Clock.fixed(NOW, ZoneOffset.UTC)).verify(request);
    }

    public static Verified verified(SourceBuilder source, WebhookRequest request) {
        return (Verified) verify(source, request);
    }

    public static Reason refusal(SourceBuilder source, WebhookRequest request) {
        return ((Rejected) verify(source, request)).reason();
    }

    /** Returns the id in the key of the delivery that a request is. */
    public static String key(SourceBuilder source, WebhookRequest request) {
        return new Identifier(source.build())
                .identify(verified(source, request), "", NOW)
                .delivery()
                .key()
                .value();
    }

    /** Returns the deliveries of the events that a request holds. */
    public static List<Delivery> deliveries(SourceBuilder source, WebhookRequest request) {
        var identifier = new Identifier(source.build());
        Verified verified = verified(source, request);
        List<byte[]> items = identifier.items(verified.request());
        var deliveries = new ArrayList<Delivery>();
        for (byte[] item : items == null ? List.<byte[]>of() : items) {
            var part = new Item(verified.request().withBody(item), deliveries.size(), 0);
            deliveries.add(identifier.identify(verified, part, "", NOW).delivery());
        }
        return deliveries;
    }
}
