package org.webhookverifier.verify.procedure.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.IssuedCertificate;
import org.webhookverifier.verify.procedure.IssuedCertificate.Content;
import org.webhookverifier.verify.procedure.RecordingDownloads;
import org.webhookverifier.verify.procedure.StandingClock;

class PaypalProcedureTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);
    private static final String SUBJECT = "CN=messageverificationcerts.paypal.com, O=PayPal\\, Inc.";
    private static final String ADDRESS = "https://api.paypal.com/v1/notifications/certs/CERT-1";
    private static final String BODY = "{\"id\":\"WH-1\"}";
    private static final IssuedCertificate ROOT = IssuedCertificate.root("RSA", Content.authority("CN=Root", NOW));
    private static final KeyPair KEYS = IssuedCertificate.keys("RSA");
    private static final IssuedCertificate MIDDLE =
            ROOT.issue(IssuedCertificate.keys("RSA"), Content.authority("CN=Middle", NOW));
    private static final IssuedCertificate END = MIDDLE.issue(KEYS, Content.end(SUBJECT, NOW));

    private final StandingClock clock = new StandingClock(NOW.getEpochSecond());
    private final RecordingDownloads downloads = new RecordingDownloads().serve(ADDRESS, END.pem());

    @Test
    void a_certificate_of_paypals_own_address_counts_and_is_fetched_once() {
        for (int i = 0; i < 3; i++) {
            assertThat(reason(source(), request(Map.of()))).isNull();
        }
        assertThat(downloads.asked()).containsOnly(ADDRESS);
        Verifier verifier = Verifier.of(source().build(), clock);
        verifier.verify(request(Map.of()));
        verifier.verify(request(Map.of()));
        assertThat(downloads.asked()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.paypal.com/v1/notifications/certs/CERT-1",
                "HTTPS://api.paypal.com/v1/notifications/certs/CERT-1",
                "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1",
                "https://www.paypal.com/v1/notifications/certs/CERT-1",
                "https://api.paypal.com:443/v1/notifications/certs/CERT-1",
                "https://api.paypal.com:8443/v1/notifications/certs/CERT-1",
                "https://api.paypal.com./v1/notifications/certs/CERT-1",
                "https://api.paypal.com@attacker.example/v1/notifications/certs/CERT-1",
                "https://attacker.example@api.paypal.com/v1/notifications/certs/CERT-1",
                "https://api.paypal.com.attacker.example/v1/notifications/certs/CERT-1",
                "https://api.paypal.com\\@attacker.example/v1/notifications/certs/CERT-1",
                "https://attacker.example/https://api.paypal.com/v1/notifications/certs/CERT-1",
                "https://api.paypal.com/v1/notifications/certs/../../../CERT-1",
                "https://api.paypal.com/v1/notifications/certs/..%2f..%2fCERT-1",
                "https://api.paypal.com/v1/notifications/certs//CERT-1",
                "https://api.paypal.com/v1/notifications/certs/a/CERT-1",
                "https://api.paypal.com/v1/notifications/certs/CERT-1?x=1",
                "https://api.paypal.com/v1/notifications/certs/CERT-1#x",
                "https://api.paypal.com/v1/notifications/certs/CERT-1;x",
                "https://api.paypal.com/v1/notifications/certs/CERT.1",
                "https://api.paypal.com/v1/notifications/certs/",
                "https://api.paypal.com/v1/notifications/CERT-1",
                "https://api.paypal\u3002com/v1/notifications/certs/CERT-1",
                "https://169.254.169.254/v1/notifications/certs/CERT-1",
                "https://localhost/v1/notifications/certs/CERT-1",
                "//api.paypal.com/v1/notifications/certs/CERT-1",
                "file:///etc/hostname",
                "CERT-1"
            })
    void no_other_address_is_ever_called(String address) {
        assertThat(reason(source(), request(Map.of("PAYPAL-CERT-URL", address))))
                .isEqualTo(Reason.UNTRUSTED_KEY);
        assertThat(downloads.asked()).isEmpty();
    }

    @Test
    void the_sandbox_has_an_address_of_its_own() {
        String address = "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-1";
        downloads.serve(address, END.pem());
        var sandbox = source().setting("environment", "sandbox");

        assertThat(reason(sandbox, request(Map.of("PAYPAL-CERT-URL", address)))).isNull();
        assertThat(reason(sandbox, request(Map.of()))).isEqualTo(Reason.UNTRUSTED_KEY);
    }

    @Test
    void issuers_that_come_with_a_certificate_lead_to_a_trusted_root() {
        serve(END, MIDDLE);
        assertThat(reason(pinned(ROOT))).isNull();
        serve(END, MIDDLE, ROOT);
        assertThat(reason(pinned(ROOT))).isNull();
        assertThat(reason(source())).as("the runtime does not trust it").isEqualTo(Reason.UNTRUSTED_KEY);
        var other = IssuedCertificate.root("RSA", Content.authority("CN=Root", NOW));
        assertThat(reason(pinned(other))).isEqualTo(Reason.UNTRUSTED_KEY);
        serve(END);
        assertThat(reason(pinned(ROOT))).as("one is missing").isEqualTo(Reason.UNTRUSTED_KEY);
        assertThat(reason(pinned(MIDDLE))).isNull();
    }

    @Test
    void a_certificate_of_another_use_name_or_time_does_not_count() {
        Instant past = NOW.minusSeconds(1);
        for (Content content : new Content[] {
            new Content(SUBJECT, true, KeyUsage.digitalSignature, "", past, NOW.plusSeconds(9)),
            new Content(SUBJECT, false, KeyUsage.keyEncipherment, "", past, NOW.plusSeconds(9)),
            new Content(SUBJECT, false, KeyUsage.digitalSignature, "", past, past),
            new Content(SUBJECT, false, KeyUsage.digitalSignature, "", NOW.plusSeconds(1), NOW.plusSeconds(9)),
            Content.end("CN=www.paypal.com", NOW),
            Content.end("CN=messageverificationcerts.paypal.com.attacker.example", NOW),
            Content.end("O=CN\\=messageverificationcerts.paypal.com", NOW),
            Content.end("CN=x\\,CN=messageverificationcerts.paypal.com", NOW),
            Content.end("CN=x, CN=messageverificationcerts.paypal.com", NOW),
            Content.end("CN=messageverificationcerts.paypal.com, CN=messageverificationcerts.paypal.com", NOW),
            Content.end("O=PayPal", NOW)
        }) {
            serve(MIDDLE.issue(KEYS, content), MIDDLE);
            assertThat(reason(pinned(ROOT))).as("%s", content).isEqualTo(Reason.UNTRUSTED_KEY);
            serve(MIDDLE.issue(KEYS, content));
            assertThat(reason(source())).as("alone: %s", content).isEqualTo(Reason.UNTRUSTED_KEY);
        }
    }

    @Test
    void what_is_no_certificate_of_a_strong_key_makes_the_sender_come_again() {
        for (String text : new String[] {
            "", "no certificate", END.pem().substring(0, 300), END.pem().repeat(11)
        }) {
            downloads.serve(ADDRESS, text);
            assertThat(reason(source())).isEqualTo(Reason.SECRETS_UNAVAILABLE);
        }
        var elliptic = MIDDLE.issue(IssuedCertificate.keys("EC"), Content.end(SUBJECT, NOW));
        serve(elliptic);
        assertThat(reason(source())).isEqualTo(Reason.SECRETS_UNAVAILABLE);
    }

    @Test
    void the_signed_time_counts_in_both_directions_and_nothing_is_fetched_for_an_old_one() {
        Verifier verifier = Verifier.of(source().build(), clock);
        WebhookRequest request = request(Map.of());
        clock.advance(Duration.ofDays(3).plusMillis(1));
        assertThat(reason(verifier.verify(request))).isEqualTo(Reason.STALE);
        clock.advance(Duration.ofDays(-3).minusMinutes(5).minusMillis(2));
        assertThat(reason(verifier.verify(request))).isEqualTo(Reason.FUTURE);
        assertThat(downloads.asked()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(reason(verifier.verify(request))).isNull();
    }

    @Test
    void headers_of_another_form_are_refused_without_a_call() {
        Map<String, String> forms = Map.of(
                "PAYPAL-AUTH-ALGO", "SHA1withRSA",
                "PAYPAL-TRANSMISSION-SIG", "%%%",
                "PAYPAL-TRANSMISSION-ID", "a|b",
                "PAYPAL-TRANSMISSION-TIME", "1780000000");
        forms.forEach((name, value) -> assertThat(reason(source(), request(Map.of(name, value))))
                .as(name)
                .isEqualTo(Reason.MALFORMED));
        assertThat(downloads.asked()).isEmpty();
    }

    @Test
    void settings_that_are_missing_or_wrong_are_said_at_once() {
        assertThatThrownBy(
                        () -> Verifier.of(Source.named("p").provider("paypal").build()))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("webhookId");
        assertThatThrownBy(
                        () -> Verifier.of(source().setting("webhookId", "a|b").build()))
                .hasMessageContaining("webhookId");
        assertThatThrownBy(() ->
                        Verifier.of(source().setting("environment", "live").build()))
                .hasMessageContaining("production or sandbox");
        assertThatThrownBy(
                        () -> Verifier.of(source().setting("trustedRoots", "x").build()))
                .hasMessageContaining("BEGIN CERTIFICATE");
        assertThatThrownBy(() -> Verifier.of(source().secrets("x").build())).hasMessageContaining("not needed");
    }

    private void serve(IssuedCertificate... chain) {
        var text = new StringBuilder();
        for (IssuedCertificate each : chain) {
            text.append(each.pem()).append('\n');
        }
        downloads.serve(ADDRESS, text.toString());
    }

    private SourceBuilder source() {
        return Source.named("p")
                .provider("paypal")
                .setting("webhookId", "4JH86294D6297924G")
                .downloads(downloads);
    }

    private SourceBuilder pinned(IssuedCertificate root) {
        return source().setting("trustedRoots", root.pem());
    }

    private @Nullable Reason reason(SourceBuilder source) {
        return reason(source, request(Map.of()));
    }

    private @Nullable Reason reason(SourceBuilder source, WebhookRequest request) {
        return reason(Verifier.of(source.build(), clock).verify(request));
    }

    private static @Nullable Reason reason(Verification verification) {
        return verification instanceof Rejected rejected ? rejected.reason() : null;
    }

    private static WebhookRequest request(Map<String, String> changed) {
        var crc = new CRC32();
        crc.update(BODY.getBytes(UTF_8));
        String text = "t-1|" + NOW + "|4JH86294D6297924G|" + crc.getValue();
        var headers = new LinkedHashMap<String, String>();
        headers.put("PAYPAL-TRANSMISSION-ID", "t-1");
        headers.put("PAYPAL-TRANSMISSION-TIME", NOW.toString());
        headers.put("PAYPAL-CERT-URL", ADDRESS);
        headers.put("PAYPAL-AUTH-ALGO", "SHA256withRSA");
        headers.put(
                "PAYPAL-TRANSMISSION-SIG",
                Base64.getEncoder()
                        .encodeToString(IssuedCertificate.sign(KEYS, "SHA256withRSA", text.getBytes(UTF_8))));
        headers.putAll(changed);
        var request = WebhookRequest.post("/p").body(BODY.getBytes(UTF_8));
        headers.forEach(request::header);
        return request.build();
    }
}
