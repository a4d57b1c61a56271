package org.webhookverifier.verify.procedure.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.jwt.Tokens.NOW;
import static org.webhookverifier.verify.procedure.jwt.Tokens.post;
import static org.webhookverifier.verify.procedure.jwt.Tokens.reason;

import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.RecordingDownloads;
import org.webhookverifier.verify.procedure.StandingClock;

/** Tokens that are the body: Kinde's. */
class BodyTokenTest {
    private static final String KEYS = "https://acme.kinde.com/.well-known/jwks.json";
    private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"k-1\"}";
    private static final String CLAIMS = "{\"event_id\":\"e-1\",\"type\":\"user.created\",\"data\":{}}";
    private static final KeyPair PAIR = Tokens.rsa(2048);

    private final RecordingDownloads downloads =
            new RecordingDownloads().serve(KEYS, "{\"keys\":[" + Tokens.jwk(PAIR, "k-1") + "]}");
    private final Verifier kinde = Tokens.verifier(source("acme.kinde.com"), new StandingClock(NOW));

    @Test
    void the_claims_take_the_place_of_the_body() {
        var verified = (Verified) kinde.verify(post("/k", signed(HEADER, CLAIMS)));

        assertThat(new String(verified.request().body(), UTF_8)).isEqualTo(CLAIMS);
        assertThat(verified.coversBody()).isTrue();
    }

    @Test
    void a_token_may_be_as_long_as_a_body() {
        String claims = CLAIMS.replace("{}", "\"" + "a".repeat(100_000) + "\"");
        assertThat(reason(kinde.verify(post("/k", signed(HEADER, claims))))).isNull();
    }

    @Test
    void a_token_of_the_same_keys_that_is_no_event_is_refused() {
        for (String claim : new String[] {"event_id", "type", "data"}) {
            assertThat(reason(kinde.verify(post("/k", signed(HEADER, CLAIMS.replace(claim, "other"))))))
                    .as(claim)
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void what_is_no_token_is_refused_without_a_call() {
        String token = signed(HEADER, CLAIMS);
        for (String body : new String[] {
            "{}",
            token + "\n",
            " " + token,
            "\"" + token + "\"",
            token + "=",
            token + "." + token,
            "..",
            "\u00E9" + token
        }) {
            assertThat(reason(kinde.verify(post("/k", body)))).as(body).isEqualTo(Reason.MALFORMED);
        }
        assertThat(reason(kinde.verify(post("/k", "")))).isEqualTo(Reason.MISSING_HEADER);
        assertThat(downloads.asked()).isEmpty();
    }

    @Test
    void keys_come_from_the_sources_domain_whatever_the_token_says() {
        String header = "{\"alg\":\"RS256\",\"kid\":\"k-1\",\"jku\":\"https://attacker.example/\","
                + "\"x5u\":\"https://attacker.example/\",\"iss\":\"https://attacker.example\"}";
        String claims = CLAIMS.replace("{}", "{},\"iss\":\"https://attacker.example\"");
        assertThat(reason(kinde.verify(post("/k", signed(header, claims))))).isNull();
        assertThat(reason(kinde.verify(post("/k", signed(HEADER.replace("k-1", "../../x"), CLAIMS)))))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(downloads.asked()).containsOnly(KEYS);
    }

    @Test
    void a_domain_is_a_host_and_has_to_be_set() {
        for (String domain : new String[] {"acme.kinde.com:8443", "user@acme.kinde.com", "acme kinde", "/", "a#"}) {
            assertThatThrownBy(() -> Verifier.of(source(domain).build()))
                    .as(domain)
                    .isInstanceOf(WebhookConfigurationException.class)
                    .hasMessageContaining("HTTPS");
        }
        assertThatThrownBy(() -> Verifier.of(Source.named("k").provider("kinde").build()))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("domain");
    }

    private SourceBuilder source(String domain) {
        return Source.named("k").provider("kinde").setting("domain", domain).downloads(downloads);
    }

    private static String signed(String header, String claims) {
        return Tokens.signed(PAIR.getPrivate(), "SHA256withRSA", header, claims);
    }
}
