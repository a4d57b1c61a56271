package org.webhookverifier.verify.procedure.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.procedure.jwt.Tokens.NOW;
import static org.webhookverifier.verify.procedure.jwt.Tokens.hex;
import static org.webhookverifier.verify.procedure.jwt.Tokens.hs256;
import static org.webhookverifier.verify.procedure.jwt.Tokens.post;
import static org.webhookverifier.verify.procedure.jwt.Tokens.reason;
import static org.webhookverifier.verify.procedure.jwt.Tokens.source;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** Tokens of providers whose documentation says what is in them. */
class DocumentedTokensTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private static final String BODY = "{\"event\":{\"type\":\"create\"}}";

    @Test
    void netlify_hashes_the_body_and_names_itself() {
        Verifier netlify = Verifier.of(source("netlify", "secret").build(), CLOCK);
        String claims = "{\"iss\":\"netlify\",\"sha256\":\"" + hex(BODY) + "\"}";
        String header = "X-Webhook-Signature";

        var verified = (Verified) netlify.verify(post("/n", BODY, header, hs256("secret", claims)));

        assertThat(verified.coversBody()).isTrue();
        assertThat(verified.covers("X-Netlify-Event")).isFalse();
        assertThat(reason(netlify.verify(post("/n", BODY + " ", header, hs256("secret", claims)))))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(netlify.verify(post("/n", BODY, header, hs256("secret", claims.replace("netlify", "x"))))))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(netlify.verify(post("/n", BODY, header, hs256("other", claims)))))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void monday_names_the_endpoint_and_leaves_the_body_out() {
        Verifier monday = Verifier.of(
                source("monday", "secret")
                        .publicUrl("https://hooks.example.com")
                        .build(),
                CLOCK);
        String claims = "{\"accountId\":1,\"userId\":2,\"aud\":\"https://hooks.example.com/m\",\"iat\":" + NOW
                + ",\"exp\":" + (NOW + 300) + "}";

        var verified = (Verified) monday.verify(post("/m", BODY, "Authorization", hs256("secret", claims)));

        assertThat(verified.coversBody()).isFalse();
        assertThat(verified.signedBesides())
                .as("equal tokens may come with two events")
                .isEmpty();
        assertThat(reason(monday.verify(post("/x", BODY, "Authorization", hs256("secret", claims)))))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(
                        monday.verify(post("/m", BODY, "Authorization", hs256("secret", claims.replace("exp", "no"))))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(monday.verify(post("/m", BODY)))).isEqualTo(Reason.MISSING_HEADER);
    }
}
