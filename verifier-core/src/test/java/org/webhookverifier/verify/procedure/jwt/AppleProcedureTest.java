package org.webhookverifier.verify.procedure.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.jwt.Tokens.post;
import static org.webhookverifier.verify.procedure.jwt.Tokens.reason;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.IssuedCertificate;
import org.webhookverifier.verify.procedure.IssuedCertificate.Content;
import org.webhookverifier.verify.procedure.RecordingDownloads;
import org.webhookverifier.verify.procedure.StandingClock;

class AppleProcedureTest {
    private static final Instant NOW = Instant.ofEpochSecond(Tokens.NOW);
    private static final String OF_END = "1.2.840.113635.100.6.11.1";
    private static final String OF_ISSUER = "1.2.840.113635.100.6.2.1";
    private static final KeyPair KEYS = IssuedCertificate.keys("EC");
    private static final IssuedCertificate ROOT = IssuedCertificate.root("EC", Content.authority("CN=Root", NOW));
    private static final IssuedCertificate ISSUER = ROOT.issue(
            IssuedCertificate.keys("EC"), Content.authority("CN=Issuer", NOW).marked(OF_ISSUER));
    private static final IssuedCertificate END =
            ISSUER.issue(KEYS, Content.end("CN=End", NOW).marked(OF_END));

    private final StandingClock clock = new StandingClock(Tokens.NOW);

    @Test
    void the_claims_take_the_place_of_the_body() {
        var verified = (Verified) verifier(source()).verify(post("/a", body(token(KEYS, END, ISSUER, ROOT))));

        assertThat(new String(verified.request().body(), UTF_8)).isEqualTo(claims());
        assertThat(verified.coversBody()).isTrue();
        assertThat(verified.signedAt()).contains(NOW);
    }

    @Test
    void a_chain_leads_to_the_root_of_the_source_whatever_root_the_token_brings() {
        var other = IssuedCertificate.root("EC", Content.authority("CN=Root", NOW));
        assertThat(refusal(token(KEYS, END, ISSUER, other))).isNull();
        assertThat(reason(verifier(source(other)).verify(post("/a", body(token(KEYS, END, ISSUER, other))))))
                .isEqualTo(Reason.UNTRUSTED_KEY);
        assertThat(refusal(token(KEYS, END, other, ROOT))).isEqualTo(Reason.UNTRUSTED_KEY);
        assertThat(reason(verifier(source(other, ROOT)).verify(post("/a", body(token(KEYS, END, ISSUER, ROOT))))))
                .as("the second root")
                .isNull();
    }

    @Test
    void a_certificate_without_apples_mark_of_another_use_or_time_does_not_count() {
        Instant until = NOW.plusSeconds(9);
        for (Content content : List.of(
                Content.end("CN=End", NOW),
                Content.end("CN=End", NOW).marked(OF_ISSUER),
                new Content("CN=End", true, KeyUsage.digitalSignature, OF_END, NOW.minusSeconds(9), until),
                new Content("CN=End", false, KeyUsage.keyAgreement, OF_END, NOW.minusSeconds(9), until),
                new Content(
                        "CN=End", false, KeyUsage.digitalSignature, OF_END, NOW.minusSeconds(9), NOW.minusSeconds(1)),
                new Content("CN=End", false, KeyUsage.digitalSignature, OF_END, NOW.plusSeconds(1), until))) {
            assertThat(refusal(token(KEYS, ISSUER.issue(KEYS, content), ISSUER, ROOT)))
                    .as("%s", content)
                    .isEqualTo(Reason.UNTRUSTED_KEY);
        }
        var middle = IssuedCertificate.keys("EC");
        for (Content content : List.of(
                Content.authority("CN=I", NOW),
                new Content("CN=I", false, KeyUsage.keyCertSign, OF_ISSUER, NOW.minusSeconds(9), until),
                new Content("CN=I", true, KeyUsage.digitalSignature, OF_ISSUER, NOW.minusSeconds(9), until),
                new Content("CN=I", true, KeyUsage.keyCertSign, OF_ISSUER, NOW.minusSeconds(9), NOW.minusSeconds(1)))) {
            var issuer = ROOT.issue(middle, content);
            var end = issuer.issue(KEYS, Content.end("CN=End", NOW).marked(OF_END));
            assertThat(refusal(token(KEYS, end, issuer, ROOT)))
                    .as("%s", content)
                    .isEqualTo(Reason.UNTRUSTED_KEY);
        }
    }

    @Test
    void a_token_is_of_three_certificates_and_of_one_algorithm() {
        assertThat(refusal(token(KEYS, END, ISSUER))).isEqualTo(Reason.MALFORMED);
        assertThat(refusal(token(KEYS, END, ISSUER, ROOT, ROOT))).isEqualTo(Reason.MALFORMED);
        for (String header : new String[] {
            "{\"alg\":\"ES256\"}",
            "{\"alg\":\"ES256\",\"x5c\":\"a\"}",
            "{\"alg\":\"ES256\",\"x5c\":[1,2,3]}",
            "{\"alg\":\"ES256\",\"x5c\":[\"%\",\"%\",\"%\"]}",
            "{\"alg\":\"ES256\",\"x5c\":[\"AAAA\",\"AAAA\",\"AAAA\"]}",
            "{\"alg\":\"ES256\",\"x5c\":[\"" + "A".repeat(20_000) + "\",\"\",\"\"]}",
            "{\"alg\":\"ES256\",\"x5u\":\"https://attacker.example/\",\"jku\":\"https://attacker.example/\"}"
        }) {
            assertThat(refusal(sign(KEYS, header, claims()))).as(header).isEqualTo(Reason.MALFORMED);
        }
        for (String algorithm : new String[] {"none", "HS256", "ES384", "RS256", "es256"}) {
            String header = header(END, ISSUER, ROOT).replace("ES256", algorithm);
            assertThat(refusal(sign(KEYS, header, claims()))).as(algorithm).isEqualTo(Reason.BAD_SIGNATURE);
        }
        assertThat(refusal(
                        sign(KEYS, header(END, ISSUER, ROOT).replace("ES256\"", "ES256\",\"crit\":[\"x\"]"), claims())))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void a_key_of_another_kind_in_a_trusted_certificate_is_no_key() {
        var rsa = IssuedCertificate.keys("RSA");
        var end = ISSUER.issue(rsa, Content.end("CN=End", NOW).marked(OF_END));
        assertThat(refusal(token(KEYS, end, ISSUER, ROOT))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void nothing_that_a_token_names_is_ever_called() {
        var downloads = new RecordingDownloads();
        String header = header(END, ISSUER, ROOT)
                .replace("{", "{\"jku\":\"https://attacker.example/\",\"x5u\":\"https://attacker.example/\",");
        var verifier = verifier(source().downloads(downloads));
        assertThat(reason(verifier.verify(post("/a", body(sign(KEYS, header, claims()))))))
                .isNull();
        assertThat(downloads.asked()).isEmpty();
    }

    @Test
    void what_is_for_another_app_or_environment_is_refused() {
        for (String claims : new String[] {
            claims().replace("com.example.app", "com.example.other"),
            claims().replace("Production", "Sandbox"),
            claims().replace("\"data\"", "\"other\""),
            claims().replaceFirst("\\{\"bundleId\".*?}", "7"),
            claims().replace("\"data\"", "\"data\":{\"bundleId\":\"x\"},\"summary\""),
            claims().replace("\"bundleId\":\"com.example.app\",", "")
        }) {
            assertThat(refusal(sign(KEYS, header(END, ISSUER, ROOT), claims)))
                    .as(claims)
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }
    }

    @Test
    void the_signed_time_counts_in_both_directions() {
        Verifier verifier = verifier(source().tolerance(Duration.ofHours(1)));
        var request = post("/a", body(token(KEYS, END, ISSUER, ROOT)));
        clock.advance(Duration.ofHours(1));
        assertThat(reason(verifier.verify(request))).isNull();
        clock.advance(Duration.ofMillis(1));
        assertThat(reason(verifier.verify(request))).isEqualTo(Reason.STALE);
        clock.advance(Duration.ofHours(-2).minusMillis(2));
        assertThat(reason(verifier.verify(request))).isEqualTo(Reason.FUTURE);
        for (String date :
                new String[] {"\"1\"", "null", "true", "1e400", "-9223372036854775808", "9223372036854775807"}) {
            String claims = claims().replaceFirst("\"signedDate\":\\d+", "\"signedDate\":" + date);
            assertThat(refusal(sign(KEYS, header(END, ISSUER, ROOT), claims)))
                    .as(date)
                    .isIn(Reason.MALFORMED, Reason.STALE, Reason.FUTURE);
        }
    }

    @Test
    void settings_and_roots_that_are_missing_or_wrong_are_said_at_once() {
        for (String root : new String[] {"x", "AAAA", "-----BEGIN CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----"}) {
            assertThatThrownBy(() -> Verifier.of(Source.of("apple-app-store", root)
                            .setting("bundleId", "b")
                            .build()))
                    .isInstanceOf(WebhookConfigurationException.class)
                    .hasMessageContaining("root certificate");
        }
        assertThatThrownBy(() ->
                        Verifier.of(Source.of("apple-app-store", ROOT.pem()).build()))
                .hasMessageContaining("bundleId");
        assertThatThrownBy(
                        () -> Verifier.of(source().setting("environment", "x").build()))
                .hasMessageContaining("Production or Sandbox");
    }

    private @Nullable Reason refusal(String token) {
        return reason(verifier(source()).verify(post("/a", body(token))));
    }

    private Verifier verifier(SourceBuilder source) {
        return Verifier.of(source.build(), clock);
    }

    private static SourceBuilder source(IssuedCertificate... roots) {
        var texts = new ArrayList<String>();
        for (IssuedCertificate root : roots.length == 0 ? new IssuedCertificate[] {ROOT} : roots) {
            texts.add(root.pem());
        }
        return Source.of("apple-app-store", texts.toArray(String[]::new)).setting("bundleId", "com.example.app");
    }

    private static String claims() {
        return "{\"notificationUUID\":\"1\",\"signedDate\":" + NOW.toEpochMilli()
                + ",\"data\":{\"bundleId\":\"com.example.app\",\"environment\":\"Production\"}}";
    }

    private static String token(KeyPair keys, IssuedCertificate... chain) {
        return sign(keys, header(chain), claims());
    }

    private static String header(IssuedCertificate... chain) {
        var texts = new ArrayList<String>();
        for (IssuedCertificate each : chain) {
            texts.add("\"" + Base64.getEncoder().encodeToString(each.der()) + "\"");
        }
        return "{\"alg\":\"ES256\",\"x5c\":[" + String.join(",", texts) + "]}";
    }

    private static String sign(KeyPair keys, String header, String claims) {
        return Tokens.signed(keys.getPrivate(), "SHA256withECDSAinP1363Format", header, claims);
    }

    private static String body(String token) {
        return "{\"signedPayload\":\"" + token + "\"}";
    }
}
