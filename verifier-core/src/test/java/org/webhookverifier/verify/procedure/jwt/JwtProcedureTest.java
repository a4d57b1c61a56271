package org.webhookverifier.verify.procedure.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.procedure.jwt.Tokens.NOW;
import static org.webhookverifier.verify.procedure.jwt.Tokens.hex;
import static org.webhookverifier.verify.procedure.jwt.Tokens.hs256;
import static org.webhookverifier.verify.procedure.jwt.Tokens.post;
import static org.webhookverifier.verify.procedure.jwt.Tokens.reason;
import static org.webhookverifier.verify.procedure.jwt.Tokens.source;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** Tokens by a shared secret: QStash's, LiveKit's, Vonage's and Bird's. */
class JwtProcedureTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private static final String SECRET = "sig_current";
    private static final String BODY = "{\"a\":1}";
    private static final String URL = "https://hooks.example.com/q?x=1";

    private final Verifier qstash = Verifier.of(
            source("qstash", SECRET, "sig_next")
                    .publicUrl("https://hooks.example.com")
                    .build(),
            CLOCK);

    @Test
    void a_token_proves_url_and_body_and_tells_deliveries_apart_by_its_id() {
        Verified verified = (Verified) qstash(hs256(SECRET, claims()));

        assertThat(verified.coversBody()).isTrue();
        assertThat(verified.covers(new Ref.Query("x"))).isTrue();
        assertThat(verified.covers(new Ref.Query("y"))).isFalse();
        assertThat(verified.covers("Upstash-Message-Id")).isFalse();
        assertThat(verified.signedAt()).contains(Instant.ofEpochSecond(NOW - 1));
        assertThat(verified.signedBesides())
                .hasValueSatisfying(bytes ->
                        assertThat(bytes).asString(StandardCharsets.UTF_8).contains("j1", "/q?x=1"));
        assertThat(((Verified) qstash(hs256("sig_next", claims()))).secretNumber())
                .isEqualTo(1);
    }

    @Test
    void an_algorithm_that_the_description_does_not_name_is_refused() {
        for (String algorithm : List.of("none", "None", "NONE", "", "HS512", "hs256", "RS256", "ES256")) {
            String header = "{\"alg\":\"" + algorithm + "\"}";
            byte[] secret = SECRET.getBytes(StandardCharsets.UTF_8);
            assertThat(reason(qstash(Tokens.signed(secret, "SHA256", header, claims()))))
                    .as(algorithm)
                    .isEqualTo(Reason.MALFORMED);
            assertThat(reason(qstash(Tokens.input(header, claims()) + "."))).isEqualTo(Reason.MALFORMED);
        }
        for (String header : List.of("{}", "[]", "1", "{\"alg\":1}", "{\"alg\":[\"HS256\"]}", "{\"alg\":\"HS256\"}x")) {
            assertThat(reason(qstash(header, claims()))).as(header).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void a_header_with_an_extension_that_has_to_be_understood_or_with_a_member_twice_is_refused() {
        assertThat(reason(qstash("{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}", claims())))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(qstash("{\"alg\":\"HS256\",\"alg\":\"HS256\"}", claims())))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(qstash("{\"alg\":\"HS256\"}", claims().replace("{", "{\"iss\":\"x\","))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(qstash("{\"alg\":\"HS256\",\"kid\":\"../../x\",\"jku\":\"https://a.example/\"}", claims())))
                .isNull();
    }

    @Test
    void a_token_has_one_form_only() {
        String token = hs256(SECRET, claims());
        String[] parts = {
            token.substring(0, token.lastIndexOf('.')), token.substring(token.lastIndexOf('.') + 1),
        };
        for (String wrong : List.of(
                token + ".",
                "." + token,
                token + "=",
                token + " ",
                token + "A",
                parts[0],
                parts[0] + ".",
                parts[0] + "." + parts[1] + "\u00e9",
                "Bearer " + token,
                token.replace('.', ':'))) {
            assertThat(reason(qstash(wrong))).as(wrong).isIn(Reason.MALFORMED, Reason.BAD_SIGNATURE);
        }
        // 32 bytes leave two bits unused in the last of 43 characters.
        char last = token.charAt(token.length() - 1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String same = token.substring(0, token.length() - 1) + digits.charAt(digits.indexOf(last) ^ 1);
        assertThat(Base64.getUrlDecoder().decode(same.substring(same.lastIndexOf('.') + 1)))
                .isEqualTo(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(reason(qstash(same))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void every_claim_that_is_wanted_has_to_be_there_and_right() {
        for (String name : List.of("iss", "sub", "exp", "nbf", "body")) {
            String without = claims().replace("\"" + name + "\":", "\"other\":");
            assertThat(reason(qstash(hs256(SECRET, without)))).as(name).isEqualTo(Reason.MALFORMED);
        }
        for (String wrong : List.of(
                claims().replace("Upstash", "upstash"),
                claims().replace("\"Upstash\"", "[\"Other\"]"),
                claims().replace("?x=1", "?x=2"),
                claims().replace(URL, URL + "&y"),
                claims().replace("\"body\":\"", "\"body\":\"A"))) {
            assertThat(reason(qstash(hs256(SECRET, wrong)))).as(wrong).isEqualTo(Reason.BAD_SIGNATURE);
        }
        assertThat(reason(qstash(hs256("sig_other", claims())))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void times_count_to_the_second() {
        assertThat(reason(qstash(hs256(SECRET, claims(NOW + 1, NOW))))).isNull();
        assertThat(reason(qstash(hs256(SECRET, claims(NOW, NOW))))).isEqualTo(Reason.STALE);
        assertThat(reason(qstash(hs256(SECRET, claims(NOW + 60, NOW + 5))))).isNull();
        assertThat(reason(qstash(hs256(SECRET, claims(NOW + 60, NOW + 6))))).isEqualTo(Reason.FUTURE);
        for (String time : List.of("\"" + NOW + "\"", "1e30", "true", "[1]", "{}")) {
            String claims = claims().replace("\"exp\":" + (NOW + 60), "\"exp\":" + time);
            assertThat(reason(qstash(hs256(SECRET, claims)))).as(time).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void the_tolerance_of_the_source_moves_both_ends() {
        Verifier patient = Verifier.of(
                source("qstash", SECRET)
                        .publicUrl("https://hooks.example.com")
                        .tolerance(Duration.ofSeconds(30))
                        .build(),
                CLOCK);

        for (long[] times : new long[][] {{NOW - 29, NOW - 60}, {NOW + 60, NOW + 30}}) {
            assertThat(reason(verify(patient, hs256(SECRET, claims(times[0], times[1])))))
                    .isNull();
        }
        assertThat(reason(verify(patient, hs256(SECRET, claims(NOW - 30, NOW - 60)))))
                .isEqualTo(Reason.STALE);
        assertThat(reason(verify(patient, hs256(SECRET, claims(NOW + 60, NOW + 31)))))
                .isEqualTo(Reason.FUTURE);
    }

    @Test
    void livekit_names_the_key_in_the_issuer() {
        Verifier livekit =
                Verifier.of(source("livekit", "APIone:s:1", "APItwo:s2").build(), CLOCK);
        String hash = Base64.getEncoder().encodeToString(Tokens.sha256(BODY));
        String claims = "{\"iss\":\"APIone\",\"exp\":" + (NOW + 60) + ",\"sha256\":\"" + hash + "\"}";

        assertThat(reason(verify(livekit, "Authorization", hs256("s:1", claims))))
                .isNull();
        assertThat(reason(verify(livekit, "Authorization", hs256("s2", claims))))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(verify(livekit, "Authorization", hs256("s:1", claims.replace("one", "three")))))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(reason(verify(livekit, "Authorization", hs256("s:1", claims.replace("iss", "sub")))))
                .isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void vonage_wants_the_word_bearer_and_the_hash_of_the_body() {
        Verifier vonage = Verifier.of(source("vonage", SECRET).build(), CLOCK);
        String claims =
                "{\"iat\":" + (NOW - 86_400) + ",\"jti\":\"j\",\"payload_hash\":\"" + hex(BODY) + "\",\"iss\":\"x\"}";

        assertThat(reason(verify(vonage, "Authorization", "bearer " + hs256(SECRET, claims))))
                .isNull();
        assertThat(reason(verify(vonage, "Authorization", hs256(SECRET, claims))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(verify(vonage, "Authorization", "Bearer " + hs256(SECRET, claims.replace("hash", "h")))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void bird_has_no_hash_of_an_empty_body_and_one_of_any_other() {
        Verifier bird = Verifier.of(
                source("messagebird", SECRET)
                        .publicUrl("https://hooks.example.com")
                        .build(),
                CLOCK);
        String claims = "{\"iss\":\"MessageBird\",\"nbf\":" + NOW + ",\"exp\":" + (NOW + 60)
                + ",\"jti\":\"j\",\"url_hash\":\"" + hex("https://hooks.example.com/q") + "\"";
        String withHash = hs256(SECRET, claims + ",\"payload_hash\":\"" + hex(BODY) + "\"}");
        String withoutHash = hs256(SECRET, claims + "}");
        String header = "MessageBird-Signature-JWT";

        assertThat(reason(bird.verify(post("/q", BODY, header, withHash)))).isNull();
        assertThat(reason(bird.verify(post("/q", "", header, withoutHash)))).isNull();
        assertThat(reason(bird.verify(post("/q", BODY, header, withoutHash)))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(bird.verify(post("/q", "", header, withHash)))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    private static String claims() {
        return claims(NOW + 60, NOW - 1);
    }

    private static String claims(long expires, long notBefore) {
        return "{\"iss\":\"Upstash\",\"sub\":\"" + URL + "\",\"exp\":" + expires + ",\"nbf\":" + notBefore
                + ",\"jti\":\"j1\",\"body\":\"" + Tokens.base64(Tokens.sha256(BODY)) + "\"}";
    }

    private Verification qstash(String header, String claims) {
        return qstash(Tokens.signed(SECRET.getBytes(StandardCharsets.UTF_8), "SHA256", header, claims));
    }

    private Verification qstash(String token) {
        return verify(qstash, token);
    }

    private static Verification verify(Verifier verifier, String token) {
        return verify(verifier, "Upstash-Signature", token);
    }

    private static Verification verify(Verifier verifier, String header, String token) {
        return verifier.verify(post("/q?x=1", BODY, header, token));
    }
}
