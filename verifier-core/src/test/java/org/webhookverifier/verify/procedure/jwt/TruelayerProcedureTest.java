package org.webhookverifier.verify.procedure.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.jwt.Tokens.NOW;
import static org.webhookverifier.verify.procedure.jwt.Tokens.post;
import static org.webhookverifier.verify.procedure.jwt.Tokens.reason;
import static org.webhookverifier.verify.procedure.jwt.Tokens.source;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.RecordingDownloads;

class TruelayerProcedureTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private static final String JWKS = "https://webhooks.truelayer.com/.well-known/jwks";
    private static final String TIME = "X-Tl-Webhook-Timestamp";
    private static final KeyPair PAIR = Tokens.ec("secp521r1");

    private final RecordingDownloads downloads =
            new RecordingDownloads().serve(JWKS, "{\"keys\":[" + Tokens.jwk(PAIR, "k1") + "]}");
    private final String now = Instant.ofEpochSecond(NOW).toString();

    @Test
    void the_signature_covers_body_and_named_headers() {
        Verifier verifier = verifier(published());
        String token = signed(header(JWKS, TIME), "POST /tl\n" + TIME + ": " + now + "\n{}");

        var verified = (Verified) verifier.verify(post("/tl", "{}", "Tl-Signature", token, TIME, now));

        assertThat(verified.coversBody()).isTrue();
        assertThat(verified.covers("x-tl-webhook-timestamp")).isTrue();
        assertThat(verified.covers("Content-Type")).isFalse();
        assertThat(downloads.asked()).containsExactly(JWKS);
        assertThat(reason(verifier.verify(post("/tl", "{ }", "Tl-Signature", token, TIME, now))))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(verifier.verify(post("/tl", "{}", "Tl-Signature", token, TIME, now, TIME, now))))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void keys_come_from_the_one_place_and_nobody_else_is_asked() {
        for (String place : List.of(
                "https://attacker.example/.well-known/jwks",
                "http://webhooks.truelayer.com/.well-known/jwks",
                "https://webhooks.truelayer.com.attacker.example/.well-known/jwks",
                "https://webhooks.truelayer.com@attacker.example/.well-known/jwks",
                "https://webhooks.truelayer.com:444/.well-known/jwks",
                "https://webhooks.truelayer.com/.well-known/jwks?x",
                "https://webhooks.truelayer-sandbox.com/.well-known/jwks",
                "file:///etc/passwd",
                "")) {
            String token = signed(header(place, ""), "POST /tl\n{}");
            assertThat(reason(verifier(published()).verify(post("/tl", "{}", "Tl-Signature", token))))
                    .as(place)
                    .isEqualTo(Reason.UNTRUSTED_KEY);
        }
        assertThat(downloads.asked()).isEmpty();
    }

    @Test
    void a_sandbox_is_trusted_only_where_it_is_asked_for() {
        String sandbox = "https://webhooks.truelayer-sandbox.com/.well-known/jwks";
        downloads.serve(sandbox, "{\"keys\":[" + Tokens.jwk(PAIR, "k1") + "]}");
        Verifier verifier = verifier(published().setting("environment", "sandbox"));

        assertThat(reason(verifier.verify(
                        post("/tl", "{}", "Tl-Signature", signed(header(sandbox, ""), "POST /tl\n{}")))))
                .isNull();
        assertThat(reason(verifier.verify(post("/tl", "{}", "Tl-Signature", signed(header(JWKS, ""), "POST /tl\n{}")))))
                .isEqualTo(Reason.UNTRUSTED_KEY);
        assertThatThrownBy(() -> verifier(published().setting("environment", "test")))
                .hasMessageContaining("'environment' of 'test'; it may be production or sandbox");
    }

    @Test
    void the_path_counts_with_and_without_the_slash_at_its_end_and_behind_a_proxy() {
        for (String path : List.of("/tl", "/tl/")) {
            String token = signed(header(JWKS, ""), "POST " + path + "\n{}");
            assertThat(reason(verifier(published()).verify(post("/tl", "{}", "Tl-Signature", token))))
                    .isNull();
            assertThat(reason(verifier(published()).verify(post("/tl/?x=1", "{}", "Tl-Signature", token))))
                    .isNull();
        }
        String token = signed(header(JWKS, ""), "POST /api/tl\n{}");
        assertThat(reason(verifier(published().publicUrl("https://example.com/api"))
                        .verify(post("/tl", "{}", "Tl-Signature", token))))
                .isNull();
    }

    @Test
    void a_token_with_its_payload_or_of_another_form_is_refused() {
        String whole = signed(header(JWKS, ""), "POST /tl\n{}").replace("..", ".e30.");
        for (String token : List.of(
                whole,
                signed(header(JWKS, "").replace("\"2\"", "\"1\""), "POST /tl\n{}"),
                signed(header(JWKS, "").replace("\"2\"", "2"), "POST /tl\n{}"),
                signed(header(JWKS, "").replace("ES512", "ES256"), "POST /tl\n{}"),
                signed(header(JWKS, "").replace("ES512", "HS512"), "POST /tl\n{}"),
                signed(header(JWKS, "").replace("ES512", "none"), "POST /tl\n{}"))) {
            assertThat(reason(verifier(published()).verify(post("/tl", "{}", "Tl-Signature", token))))
                    .as(token)
                    .isEqualTo(Reason.MALFORMED);
        }
        assertThat(downloads.asked()).isEmpty();
    }

    @Test
    void a_list_of_headers_that_is_no_list_of_names_is_refused() {
        for (String names : List.of(TIME + "," + TIME, TIME + "," + TIME.toLowerCase(Locale.ROOT), ",", "a b")) {
            String lines = TIME + ": " + now + "\n";
            String token = signed(header(JWKS, names), "POST /tl\n" + lines + lines + "{}");
            assertThat(reason(verifier(published()).verify(post("/tl", "{}", "Tl-Signature", token, TIME, now))))
                    .as(names)
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }
    }

    @Test
    void with_a_tolerance_the_time_has_to_be_signed_and_of_now() {
        Verifier verifier = verifier(published().tolerance(Duration.ofMinutes(5)));
        for (int offset : new int[] {-300, 0, 300}) {
            assertThat(reasonAt(verifier, offset)).as("" + offset).isNull();
        }
        assertThat(reasonAt(verifier, -301)).isEqualTo(Reason.STALE);
        assertThat(reasonAt(verifier, 301)).isEqualTo(Reason.FUTURE);
        String unsigned = signed(header(JWKS, ""), "POST /tl\n{}");
        assertThat(reason(verifier.verify(post("/tl", "{}", "Tl-Signature", unsigned, TIME, now))))
                .isEqualTo(Reason.MALFORMED);
    }

    private @Nullable Reason reasonAt(Verifier verifier, int offset) {
        String time = Instant.ofEpochSecond(NOW + offset).toString();
        String token = signed(header(JWKS, TIME), "POST /tl\n" + TIME + ": " + time + "\n{}");
        return reason(verifier.verify(post("/tl", "{}", "Tl-Signature", token, TIME, time)));
    }

    private SourceBuilder published() {
        return source("truelayer").downloads(downloads);
    }

    private static Verifier verifier(SourceBuilder source) {
        return Tokens.verifier(source, CLOCK);
    }

    private static String header(String place, String names) {
        return "{\"alg\":\"ES512\",\"kid\":\"k1\",\"tl_version\":\"2\",\"tl_headers\":\"" + names + "\",\"jku\":\""
                + place + "\"}";
    }

    private static String signed(String header, String payload) {
        String head = Tokens.base64(header.getBytes(UTF_8));
        byte[] input = (head + "." + Tokens.base64(payload.getBytes(UTF_8))).getBytes(UTF_8);
        return head + ".." + Tokens.base64(Tokens.signature(PAIR.getPrivate(), "SHA512withECDSAinP1363Format", input));
    }
}
