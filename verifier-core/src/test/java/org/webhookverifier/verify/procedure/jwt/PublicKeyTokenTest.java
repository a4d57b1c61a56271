package org.webhookverifier.verify.procedure.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.jwt.Tokens.NOW;
import static org.webhookverifier.verify.procedure.jwt.Tokens.hex;
import static org.webhookverifier.verify.procedure.jwt.Tokens.post;
import static org.webhookverifier.verify.procedure.jwt.Tokens.reason;
import static org.webhookverifier.verify.procedure.jwt.Tokens.source;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.RecordingDownloads;

/** Tokens by a public key that is a secret of the source: Plaid's. */
class PublicKeyTokenTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private static final String BODY = "{\"webhook_code\":\"X\"}";
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"k1\"}";
    private static final String P1363 = "SHA256withECDSAinP1363Format";

    private final KeyPair pair = Tokens.ec("secp256r1");
    private final RecordingDownloads downloads = new RecordingDownloads();
    private final Verifier plaid = verifier(Tokens.jwk(pair, "k1"));

    @Test
    void a_token_by_the_key_proves_the_body() {
        assertThat(reason(plaid(signed(HEADER, claims(NOW))))).isNull();
        assertThat(reason(plaid(signed(HEADER, claims(NOW).replace(hex(BODY), hex("x"))))))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void the_public_key_is_never_a_shared_secret() {
        String header = "{\"alg\":\"HS256\",\"kid\":\"k1\"}";
        for (String secret : List.of(
                Tokens.pem(pair),
                Tokens.pem(pair) + "\n",
                Tokens.jwk(pair, "k1"),
                new String(pair.getPublic().getEncoded(), UTF_8))) {
            assertThat(reason(plaid(Tokens.signed(secret.getBytes(UTF_8), "SHA256", header, claims(NOW)))))
                    .isEqualTo(Reason.MALFORMED);
        }
        assertThat(reason(plaid(Tokens.signed(pair.getPublic().getEncoded(), "SHA256", HEADER, claims(NOW)))))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void a_signature_has_the_length_of_its_curve_and_is_not_zero() {
        String input = Tokens.input(HEADER, claims(NOW));
        byte[] der = Tokens.signature(pair.getPrivate(), "SHA256withECDSA", input.getBytes(UTF_8));
        for (byte[] wrong : List.of(der, new byte[64], new byte[63], new byte[65], new byte[128])) {
            assertThat(reason(plaid(Tokens.whole(input, wrong)))).isEqualTo(Reason.BAD_SIGNATURE);
        }
    }

    @Test
    void keys_that_the_token_brings_along_are_passed_over() {
        KeyPair theirs = Tokens.ec("secp256r1");
        for (String member : List.of(
                "\"jwk\":" + Tokens.jwk(theirs, "k1"),
                "\"jku\":\"https://attacker.example/keys\"",
                "\"x5u\":\"https://attacker.example/key.pem\"",
                "\"x5c\":[\""
                        + Base64.getEncoder().encodeToString(theirs.getPublic().getEncoded()) + "\"]")) {
            String header = HEADER.replace("\"typ\":\"JWT\"", member);
            assertThat(reason(plaid(Tokens.signed(theirs.getPrivate(), P1363, header, claims(NOW)))))
                    .as(member)
                    .isEqualTo(Reason.BAD_SIGNATURE);
            assertThat(reason(plaid(signed(header, claims(NOW))))).as(member).isNull();
        }
        assertThat(downloads.asked()).isEmpty();
    }

    @Test
    void a_token_that_names_another_key_or_none_is_refused() {
        assertThat(reason(plaid(signed(HEADER.replace("k1", "k2"), claims(NOW)))))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(reason(plaid(signed("{\"alg\":\"ES256\"}", claims(NOW))))).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(reason(plaid(signed("{\"alg\":\"ES256\",\"kid\":[\"k1\"]}", claims(NOW)))))
                .isEqualTo(Reason.UNKNOWN_KEY);
        Verifier unnamed = verifier(Tokens.pem(pair));
        assertThat(reason(unnamed.verify(post("/", BODY, "Plaid-Verification", signed(HEADER, claims(NOW))))))
                .isNull();
    }

    @Test
    void a_token_counts_for_five_minutes_in_both_directions() {
        assertThat(reason(plaid(signed(HEADER, claims(NOW - 300))))).isNull();
        assertThat(reason(plaid(signed(HEADER, claims(NOW - 301))))).isEqualTo(Reason.STALE);
        assertThat(reason(plaid(signed(HEADER, claims(NOW + 300))))).isNull();
        assertThat(reason(plaid(signed(HEADER, claims(NOW + 301))))).isEqualTo(Reason.FUTURE);
        assertThat(reason(plaid(signed(HEADER, claims(NOW).replace("iat", "at")))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void a_secret_that_is_no_public_key_is_a_mistake_and_not_quoted() {
        String weak = Tokens.pem(Tokens.rsa(1024));
        String privateKey =
                Tokens.jwk(pair, "k1").replace("{", "{\"d\":\"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U\",");
        for (String secret : List.of("plain-text", "{}", "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}", weak, privateKey)) {
            assertThatThrownBy(() -> verifier(secret))
                    .as(secret)
                    .isInstanceOf(WebhookConfigurationException.class)
                    .hasMessageContaining("A secret ")
                    .hasMessageNotContaining("c2Vjcm")
                    .hasMessageNotContaining("plain-text");
        }
    }

    @Test
    void ed25519_and_rsa_keys_check_their_own_algorithms_only() throws Exception {
        KeyPair ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair rsa = Tokens.rsa(2048);
        byte[] text = "text".getBytes(UTF_8);
        byte[] edSignature = Tokens.signature(ed.getPrivate(), "Ed25519", text);
        byte[] rsaSignature = Tokens.signature(rsa.getPrivate(), "SHA256withRSA", text);
        byte[] encoded = ed.getPublic().getEncoded();
        JwsKey edKey = NimbusKeys.read("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"e\",\"x\":\""
                + Tokens.base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)) + "\"}");

        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            assertThat(edKey.verifies(algorithm, text, edSignature)).isEqualTo(algorithm == JwsAlgorithm.EdDSA);
            assertThat(PemKeys.read(Tokens.pem(ed)).verifies(algorithm, text, edSignature))
                    .isEqualTo(algorithm == JwsAlgorithm.EdDSA);
            assertThat(PemKeys.read(Tokens.pem(rsa)).verifies(algorithm, text, rsaSignature))
                    .isEqualTo(algorithm == JwsAlgorithm.RS256);
        }
        assertThat(edKey.verifies(JwsAlgorithm.EdDSA, text, Arrays.copyOf(edSignature, 65)))
                .isFalse();
        assertThat(edKey).hasToString("Ed25519Key[redacted]");
    }

    private Verifier verifier(String secret) {
        return Verifier.of(source("plaid", secret).downloads(downloads).build(), CLOCK);
    }

    private Verification plaid(String token) {
        return plaid.verify(post("/plaid", BODY, "Plaid-Verification", token));
    }

    private String signed(String header, String claims) {
        return Tokens.signed(pair.getPrivate(), P1363, header, claims);
    }

    private static String claims(long issued) {
        return "{\"iat\":" + issued + ",\"request_body_sha256\":\"" + hex(BODY) + "\"}";
    }
}
