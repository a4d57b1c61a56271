package org.webhookverifier.verify.procedure.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.jwt.Tokens.NOW;
import static org.webhookverifier.verify.procedure.jwt.Tokens.post;
import static org.webhookverifier.verify.procedure.jwt.Tokens.reason;

import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Downloads;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.RecordingDownloads;
import org.webhookverifier.verify.procedure.StandingClock;

class HandedOutKeysTest {
    private static final String PRODUCTION = "https://production.plaid.com/webhook_verification_key/get";
    private static final String SANDBOX = "https://sandbox.plaid.com/webhook_verification_key/get";
    private static final String BODY = "{\"webhook_code\":\"SYNC_UPDATES_AVAILABLE\"}";
    private static final KeyPair PAIR = Tokens.ec("secp256r1");

    private final StandingClock clock = new StandingClock(NOW);
    private final RecordingDownloads downloads = new RecordingDownloads().serve(PRODUCTION, answer("k-1", "null"));
    private final Verifier plaid = Tokens.verifier(source(), clock);

    @Test
    void a_key_is_asked_for_with_the_clients_credentials_and_kept_for_an_hour() {
        assertThat(refusal(plaid, "k-1")).isNull();
        assertThat(refusal(plaid, "k-1")).isNull();
        assertThat(downloads.asked()).containsExactly(PRODUCTION);
        assertThat(downloads.sent())
                .containsExactly("{\"client_id\":\"client\",\"secret\":\"5ecret\",\"key_id\":\"k-1\"}");
        clock.advance(Duration.ofHours(1));
        assertThat(refusal(plaid, "k-1")).isNull();
        assertThat(downloads.asked()).hasSize(2);
    }

    @Test
    void a_key_that_has_expired_counts_no_more() {
        assertThat(refusal(plaid, "k-1")).isNull();
        downloads.serve(PRODUCTION, answer("k-1", "1780000000"));
        clock.advance(Duration.ofHours(1));

        assertThat(refusal(plaid, "k-1")).isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void while_the_provider_does_not_answer_the_last_answer_counts_for_a_day() {
        assertThat(refusal(plaid, "k-1")).isNull();
        downloads.fail(PRODUCTION);
        clock.advance(Duration.ofHours(23));
        assertThat(refusal(plaid, "k-1")).isNull();
        clock.advance(Duration.ofHours(1));
        assertThat(refusal(plaid, "k-1")).isEqualTo(Reason.SECRETS_UNAVAILABLE);
    }

    @Test
    void an_id_that_is_none_is_not_asked_for() {
        for (String id : new String[] {
            "", "../k", "k/1", "k.1", "k 1", "\u00E9", "k?", "k%2f", "a".repeat(65), "\\\",\\\"secret\\\":\\\"", "k\\n"
        }) {
            assertThat(refusal(plaid, id)).as(id).isEqualTo(Reason.UNKNOWN_KEY);
        }
        assertThat(downloads.asked()).isEmpty();
    }

    @Test
    void ids_that_senders_make_up_are_asked_for_thirty_times_a_minute_at_most_and_do_not_displace_a_key() {
        assertThat(refusal(plaid, "k-1")).isNull();
        for (int i = 0; i < 500; i++) {
            assertThat(refusal(plaid, "made-up-" + i)).isEqualTo(Reason.SECRETS_UNAVAILABLE);
        }
        assertThat(downloads.asked()).hasSize(30);
        assertThat(refusal(plaid, "k-1")).isNull();
        clock.advance(Duration.ofMinutes(1));
        downloads.serve(PRODUCTION, answer("k-2", "null"));
        assertThat(refusal(plaid, "k-2")).isNull();
    }

    @Test
    void an_answer_that_is_not_the_key_does_not_count() {
        for (String answer : new String[] {
            "",
            "{}",
            "{\"key\":[]}",
            "{\"key\":{}}",
            answer("other", "null"),
            answer("k-1", "null").replace("EC", "oct")
        }) {
            downloads.serve(PRODUCTION, answer);
            assertThat(refusal(Tokens.verifier(source(), clock), "k-1"))
                    .as(answer)
                    .isEqualTo(Reason.SECRETS_UNAVAILABLE);
        }
    }

    @Test
    void nothing_in_a_token_says_where_to_ask() {
        String header =
                "{\"alg\":\"ES256\",\"kid\":\"k-1\",\"jku\":\"https://attacker.example/\",\"x5u\":\"https://attacker.example/\"}";
        assertThat(reason(plaid.verify(post("/p", BODY, "Plaid-Verification", token(header)))))
                .isNull();
        assertThat(downloads.asked()).containsExactly(PRODUCTION);
    }

    @Test
    void the_sandbox_has_an_address_of_its_own_and_no_other_environment_is_known() {
        downloads.serve(SANDBOX, answer("k-1", "null"));
        assertThat(refusal(Tokens.verifier(source().setting("environment", "sandbox"), clock), "k-1"))
                .isNull();
        assertThat(downloads.asked()).containsExactly(SANDBOX);
        assertThatThrownBy(() -> Tokens.verifier(source().setting("environment", "x.attacker.example/"), clock))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("production or sandbox");
    }

    @Test
    void a_secret_is_a_key_or_credentials_and_is_never_shown() {
        for (String secret : new String[] {"client", ":secret", "client:", "cl ient:secret", "client:5e\"cret"}) {
            assertThatThrownBy(() -> Verifier.of(Source.of("plaid", secret).build()))
                    .isInstanceOf(WebhookConfigurationException.class)
                    .hasMessageContaining("after a colon")
                    .hasMessageNotContaining("5e");
        }
        var keys = HandedOutKeys.of(downloads, URI.create(PRODUCTION), "client:5ecret");
        assertThat(keys.toString()).doesNotContain("5ecret");
    }

    @Test
    void downloads_that_send_nothing_make_the_sender_come_again() {
        Downloads fetching = (address, limit) -> answer("k-1", "null").getBytes(UTF_8);
        assertThat(refusal(Tokens.verifier(source().downloads(fetching), clock), "k-1"))
                .isEqualTo(Reason.SECRETS_UNAVAILABLE);
    }

    private SourceBuilder source() {
        return Tokens.source("plaid", "client:5ecret").downloads(downloads);
    }

    private @Nullable Reason refusal(Verifier verifier, String id) {
        String token = token("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"" + id + "\"}");
        return reason(verifier.verify(post("/p", BODY, "Plaid-Verification", token)));
    }

    private String token(String header) {
        return Tokens.signed(
                PAIR.getPrivate(),
                "SHA256withECDSAinP1363Format",
                header,
                "{\"iat\":" + clock.instant().getEpochSecond() + ",\"request_body_sha256\":\"" + Tokens.hex(BODY)
                        + "\"}");
    }

    private static String answer(String id, String expiredAt) {
        String key = Tokens.jwk(PAIR, id);
        return "{\"key\":" + key.substring(0, key.length() - 1)
                + ",\"alg\":\"ES256\",\"use\":\"sig\",\"created_at\":1779000000,\"expired_at\":" + expiredAt
                + "},\"request_id\":\"r\"}";
    }
}
