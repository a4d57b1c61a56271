package org.webhookverifier.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.webhookverifier.fuzz.Watch.require;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** Tokens that are signed with the right key, whatever they say; the lines are header, claims and body. */
public final class JwtFuzz {
    private static final String SECRET = "a long enough secret of thirty-two bytes";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private static Verifier verifier;
    private static Mac mac;

    private JwtFuzz() {}

    /** Chooses the provider. */
    public static void fuzzerInitialize(String[] arguments) throws GeneralSecurityException {
        verifier = Verifier.of(
                Source.named("acme")
                        .provider(arguments[0])
                        .unsafeUnconfirmedProvider()
                        .publicUrl("https://hooks.example.com")
                        .secrets(SECRET)
                        .build(),
                CLOCK);
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(US_ASCII), "HmacSHA256"));
    }

    /** Tries an input. */
    public static void fuzzerTestOneInput(byte[] input) {
        Watch.run(input, JwtFuzz::check);
    }

    private static void check(byte[] input) {
        Lines lines = Lines.of(input);
        byte[] header = lines.get(0).getBytes(ISO_8859_1);
        String signed = ENCODER.encodeToString(header) + "."
                + ENCODER.encodeToString(lines.get(1).getBytes(ISO_8859_1));
        byte[] signature = mac.doFinal(signed.getBytes(US_ASCII));
        byte[] body = lines.rest(2).getBytes(ISO_8859_1);
        if (isVerified(signed, signature, body)) {
            require(String.valueOf(CheckedJson.of(header).tree()).contains("alg=HS256"), "another algorithm");
            signature[input.length % signature.length] ^= 1;
            require(!isVerified(signed, signature, body), "a bit of the signature does not count");
        }
    }

    private static boolean isVerified(String signed, byte[] signature, byte[] body) {
        WebhookRequest request = WebhookRequest.post("/in?b=1&a=2")
                .header("Authorization", "Bearer " + signed + "." + ENCODER.encodeToString(signature))
                .body(body)
                .build();
        return verifier.verify(request) instanceof Verified;
    }
}
