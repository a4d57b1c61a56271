package org.webhookverifier.verify.procedure.jwt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.procedure.jwt.Tokens.NOW;
import static org.webhookverifier.verify.procedure.jwt.Tokens.hex;
import static org.webhookverifier.verify.procedure.jwt.Tokens.post;
import static org.webhookverifier.verify.procedure.jwt.Tokens.source;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** No bit of a token, nor of a body that it covers, can be changed. */
class FlippedBitsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private static final String BODY = "{\"webhook_code\":\"X\"}";
    private static final String CLAIMS = "{\"iat\":" + NOW + ",\"jti\":\"j\",\"payload_hash\":\"" + hex(BODY)
            + "\",\"request_body_sha256\":\"" + hex(BODY) + "\"}";

    @Test
    void of_a_token_by_a_shared_secret() {
        Verifier vonage = Verifier.of(source("vonage", "secret").build(), CLOCK);

        assertNoBitCounts(vonage, "Authorization", "Bearer ", Tokens.hs256("secret", CLAIMS));
    }

    @Test
    void of_a_token_by_a_public_key() {
        KeyPair pair = Tokens.ec("secp256r1");
        Verifier plaid = Verifier.of(source("plaid", Tokens.jwk(pair, "k1")).build(), CLOCK);
        String header = "{\"alg\":\"ES256\",\"kid\":\"k1\"}";

        assertNoBitCounts(
                plaid,
                "Plaid-Verification",
                "",
                Tokens.signed(pair.getPrivate(), "SHA256withECDSAinP1363Format", header, CLAIMS));
    }

    private static void assertNoBitCounts(Verifier verifier, String header, String prefix, String token) {
        assertThat(verifier.verify(post("/", BODY, header, prefix + token))).isInstanceOf(Verified.class);
        List<WebhookRequest> changed = new ArrayList<>();
        flipped(token.getBytes(ISO_8859_1))
                .forEach(bytes -> changed.add(post("/", BODY, header, prefix + new String(bytes, ISO_8859_1))));
        WebhookRequest request = post("/", BODY, header, prefix + token);
        flipped(BODY.getBytes(UTF_8)).forEach(bytes -> changed.add(request.withBody(bytes)));
        for (int i = 0; i < changed.size(); i++) {
            assertThat(verifier.verify(changed.get(i))).as("bit " + i).isNotInstanceOf(Verified.class);
        }
    }

    private static List<byte[]> flipped(byte[] bytes) {
        var all = new ArrayList<byte[]>();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] copy = bytes.clone();
            copy[bit / 8] ^= (byte) (1 << (bit % 8));
            all.add(copy);
        }
        return all;
    }
}
