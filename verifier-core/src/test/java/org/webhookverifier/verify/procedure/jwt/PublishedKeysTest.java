package org.webhookverifier.verify.procedure.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.procedure.jwt.Tokens.NOW;
import static org.webhookverifier.verify.procedure.jwt.Tokens.post;
import static org.webhookverifier.verify.procedure.jwt.Tokens.reason;
import static org.webhookverifier.verify.procedure.jwt.Tokens.source;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.RecordingDownloads;
import org.webhookverifier.verify.procedure.StandingClock;

/** Tokens by keys that the provider publishes: Google's. */
class PublishedKeysTest {
    private static final String CERTS = "https://www.googleapis.com/oauth2/v3/certs";
    private static final KeyPair PAIR = Tokens.rsa(2048);
    private static final KeyPair OTHER = Tokens.rsa(2048);

    private final StandingClock clock = new StandingClock(NOW);
    private final RecordingDownloads downloads = new RecordingDownloads().serve(CERTS, keySet(Tokens.jwk(PAIR, "k1")));
    private final Verifier google = Verifier.of(
            source("google-pubsub")
                    .setting("audience", "https://hooks.example.com/g")
                    .setting("email", "push@p.iam.gserviceaccount.com")
                    .downloads(downloads)
                    .build(),
            clock);

    @Test
    void a_token_proves_the_sender_and_not_the_body() {
        Verified verified = (Verified) google(signed("k1", claims()));

        assertThat(verified.coversBody()).isFalse();
        assertThat(verified.covers(Ref.parse("json:/message/messageId"))).isFalse();
        // Google sends one token with many messages: it must not make one delivery of them.
        assertThat(verified.signedBesides()).isEmpty();
    }

    @Test
    void keys_are_fetched_once_for_many_requests() {
        for (int i = 0; i < 5; i++) {
            assertThat(reason(google(signed("k1", claims())))).isNull();
        }
        assertThat(downloads.asked()).containsExactly(CERTS);
    }

    @Test
    void a_token_for_another_audience_or_account_or_of_another_issuer_is_refused() {
        for (String wrong : List.of(
                claims().replace("hooks.example.com/g", "hooks.example.com/h"),
                claims().replace("push@", "mallory@"),
                claims().replace("\"email_verified\":true", "\"email_verified\":false"),
                claims().replace("https://accounts.google.com", "https://accounts.google.com.attacker.example"),
                claims().replace("https://accounts.google.com", "https://accounts.google.com accounts.google.com"))) {
            assertThat(reason(google(signed("k1", wrong)))).as(wrong).isEqualTo(Reason.BAD_SIGNATURE);
        }
        for (String name : List.of("aud", "email", "email_verified", "iss", "exp", "iat")) {
            String without = claims().replace("\"" + name + "\":", "\"no\":");
            assertThat(reason(google(signed("k1", without)))).as(name).isEqualTo(Reason.MALFORMED);
        }
        assertThat(reason(google(signed(
                        "k1",
                        claims().replace("\"https://hooks", "[\"x\",\"https://hooks")
                                .replace("/g\"", "/g\"]")))))
                .isNull();
    }

    @Test
    void nothing_that_a_token_says_makes_us_connect_elsewhere() {
        String attacker = "https://attacker.example/keys";
        downloads.serve(attacker, keySet(Tokens.jwk(OTHER, "k9")));
        for (String member : List.of(
                "\"kid\":\"" + attacker + "\"",
                "\"kid\":\"k9\",\"jku\":\"" + attacker + "\"",
                "\"kid\":\"k9\",\"x5u\":\"" + attacker + "\"",
                "\"kid\":\"k9\",\"jwk\":" + Tokens.jwk(OTHER, "k9"))) {
            String header = "{\"alg\":\"RS256\"," + member + "}";
            String token = Tokens.signed(OTHER.getPrivate(), "SHA256withRSA", header, claims());
            assertThat(reason(google(token))).as(member).isEqualTo(Reason.UNKNOWN_KEY);
        }
        String issuer = claims().replace("https://accounts.google.com", attacker);
        assertThat(reason(google(signed("k1", issuer)))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(downloads.asked()).containsOnly(CERTS);
    }

    @Test
    void the_published_key_is_never_a_shared_secret() {
        for (byte[] secret : List.of(
                Tokens.pem(PAIR).getBytes(UTF_8),
                PAIR.getPublic().getEncoded(),
                keySet(Tokens.jwk(PAIR, "k1")).getBytes(UTF_8))) {
            String token = Tokens.signed(secret, "SHA256", "{\"alg\":\"HS256\",\"kid\":\"k1\"}", claims());
            assertThat(reason(google(token))).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void a_new_key_is_found_and_unknown_ones_make_us_fetch_once_a_minute_at_most() {
        assertThat(reason(google(signed("k1", claims())))).isNull();
        for (int i = 0; i < 100; i++) {
            assertThat(reason(google(signed("guess" + i, claims())))).isEqualTo(Reason.UNKNOWN_KEY);
        }
        assertThat(downloads.asked()).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        downloads.serve(CERTS, keySet(Tokens.jwk(OTHER, "k2"), Tokens.jwk(PAIR, "k1")));
        String rotated = Tokens.signed(OTHER.getPrivate(), "SHA256withRSA", header("k2"), claims());
        assertThat(reason(google(rotated))).isNull();
        assertThat(reason(google(signed("k1", claims())))).isNull();
        assertThat(downloads.asked()).hasSize(2);
    }

    @Test
    void a_sender_comes_again_while_keys_cannot_be_had() {
        downloads.fail(CERTS);
        assertThat(reason(google(signed("k1", claims())))).isEqualTo(Reason.SECRETS_UNAVAILABLE);
        assertThat(reason(google(signed("k1", claims())))).isEqualTo(Reason.SECRETS_UNAVAILABLE);
        assertThat(downloads.asked()).hasSize(1);

        downloads.serve(CERTS, "<html>");
        clock.advance(Duration.ofSeconds(10));
        assertThat(reason(google(signed("k1", claims())))).isEqualTo(Reason.SECRETS_UNAVAILABLE);

        downloads.serve(CERTS, keySet(Tokens.jwk(PAIR, "k1")));
        clock.advance(Duration.ofSeconds(10));
        assertThat(reason(google(signed("k1", claims())))).isNull();
    }

    @Test
    void keys_for_other_ends_and_weak_ones_are_left_out_of_a_set() {
        KeyPair weak = Tokens.rsa(1024);
        String encryption = Tokens.jwk(OTHER, "k3").replace("\"sig\"", "\"enc\"");
        String confined = Tokens.jwk(OTHER, "k4").replace("\"use\"", "\"alg\":\"RS512\",\"use\"");
        downloads.serve(
                CERTS,
                keySet(Tokens.jwk(weak, "k2"), encryption, confined, Tokens.jwk(PAIR, "k1"), "{\"kty\":\"XY\"}"));

        assertThat(reason(google(signed("k1", claims())))).isNull();
        assertThat(reason(google(Tokens.signed(weak.getPrivate(), "SHA256withRSA", header("k2"), claims()))))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(reason(google(Tokens.signed(OTHER.getPrivate(), "SHA256withRSA", header("k3"), claims()))))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(reason(google(Tokens.signed(OTHER.getPrivate(), "SHA256withRSA", header("k4"), claims()))))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    private Verification google(String token) {
        return google.verify(post("/g", "{\"message\":{\"messageId\":\"1\"}}", "Authorization", "Bearer " + token));
    }

    private static String signed(String id, String claims) {
        return Tokens.signed(PAIR.getPrivate(), "SHA256withRSA", header(id), claims);
    }

    private static String header(String id) {
        return "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + id + "\"}";
    }

    private static String keySet(String... keys) {
        return "{\"keys\":[" + String.join(",", Stream.of(keys).toList()) + "]}";
    }

    private static String claims() {
        return "{\"iss\":\"https://accounts.google.com\",\"aud\":\"https://hooks.example.com/g\",\"email\":"
                + "\"push@p.iam.gserviceaccount.com\",\"email_verified\":true,\"iat\":" + (NOW - 1) + ",\"exp\":"
                + (NOW + 3599) + "}";
    }
}
