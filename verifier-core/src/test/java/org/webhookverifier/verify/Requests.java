package org.webhookverifier.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureSchemeBuilder;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/** Requests signed by hand, for tests inside this package; the testkit has the signer for everybody else. */
final class Requests {
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_767_225_600), ZoneOffset.UTC);
    static final String NOW = "1767225600";

    private Requests() {}

    static String hmac(String key, String content) {
        return HexFormat.of().formatHex(mac(key, content));
    }

    static byte[] mac(String key, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(content.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns a request with the given body and headers, names and values in turn. */
    static WebhookRequest post(String body, String... headers) {
        var request = WebhookRequest.post("/").body(body.getBytes(UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    static Verifier verifier(SignatureSchemeBuilder scheme, String... secrets) {
        var provider = Provider.builder("acme").scheme(scheme).build();
        return Verifier.of(
                Source.named("acme").provider(provider).secrets(secrets).build(), CLOCK);
    }
}
