package org.webhookverifier.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.Requests.CLOCK;
import static org.webhookverifier.verify.Requests.hmac;
import static org.webhookverifier.verify.Requests.post;
import static org.webhookverifier.verify.Requests.verifier;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.Algorithm;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.SignatureSchemeBuilder;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;

class SignatureCheckTest {
    private static final String ISO = "2026-01-01T00:00:00Z";

    @Test
    void a_required_header_has_to_be_there_once_and_to_say_what_it_must() {
        Verifier verifier = verifier(SignatureScheme.header("X-S").require("X-Version", "1"), "k");
        String signature = hmac("k", "body");

        assertThat(verifier.verify(post("body", "X-S", signature, "X-Version", "1")))
                .isInstanceOf(Verified.class);
        assertThat(reason(verifier, post("body", "X-S", signature))).isEqualTo(Reason.MISSING_HEADER);
        assertThat(reason(verifier, post("body", "X-S", signature, "X-Version", "2")))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(verifier, post("body", "X-S", signature, "X-Version", "1", "X-Version", "1")))
                .isEqualTo(Reason.DUPLICATE_HEADER);
    }

    @Test
    void the_key_is_the_one_that_the_request_names() {
        Verifier verifier = verifier(SignatureScheme.header("X-S").keyIdHeader("X-Key"), "one:k1", "two:k2", "two:k3");

        assertThat(verified(verifier, post("b", "X-S", hmac("k1", "b"), "X-Key", "one"))
                        .secretNumber())
                .isZero();
        assertThat(verified(verifier, post("b", "X-S", hmac("k3", "b"), "X-Key", "two"))
                        .secretNumber())
                .isEqualTo(2);
        assertThat(reason(verifier, post("b", "X-S", hmac("k1", "b"), "X-Key", "two")))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(verifier, post("b", "X-S", hmac("k1", "b"), "X-Key", "three")))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(reason(verifier, post("b", "X-S", hmac("k1", "b")))).isEqualTo(Reason.MISSING_HEADER);
        assertThatThrownBy(() -> verifier(SignatureScheme.header("X-S").keyIdHeader("X-Key"), "nokey"))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("id:secret");
    }

    @Test
    void a_secret_with_a_label_belongs_to_the_scheme_of_that_label() {
        Provider box = Provider.builder("box")
                .scheme(SignatureScheme.header("X-A").secretLabel("primary"))
                .scheme(SignatureScheme.header("X-B").secretLabel("secondary"))
                .anyScheme()
                .build();
        var verifier = Verifier.of(Source.named("box")
                .provider(box)
                .secrets("primary:a", "secondary:b")
                .build());

        assertThat(verifier.verify(post("x", "X-A", hmac("a", "x")))).isInstanceOf(Verified.class);
        assertThat(verifier.verify(post("x", "X-B", hmac("b", "x")))).isInstanceOf(Verified.class);
        assertThat(verifier.verify(post("x", "X-A", hmac("z", "x"), "X-B", hmac("b", "x"))))
                .isInstanceOf(Verified.class);
        assertThat(reason(verifier, post("x", "X-A", hmac("b", "x")))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(verifier, post("x", "X-B", hmac("a", "x")))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(verifier, post("x"))).isEqualTo(Reason.MISSING_HEADER);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, ''",
        "2026-01-01T00:00:00.123456789Z, ''",
        "2026-01-01T01:00:00+01:00, ''",
        "2026-01-01T00:00:00, ''",
        "2026-01-01T00:05:00Z, ''",
        "2026-01-01T00:05:00.001Z, FUTURE",
        "2025-12-31T23:54:59Z, STALE",
        "1767225600, MALFORMED",
        "+12026-01-01T00:00:00Z, MALFORMED",
        "2026-13-01T00:00:00Z, MALFORMED",
        "2026-01-01, MALFORMED",
        "x2026-01-01T00:00:00Z, MALFORMED",
        "2026-01-01T00:00:00.0000000000000000000000000Z, MALFORMED"
    })
    void a_date_counts_as_a_timestamp(String time, String refusal) {
        Verifier verifier = verifier(
                SignatureScheme.header("X-S")
                        .content("{body}{timestamp}")
                        .timestampHeader("X-T")
                        .unit(TimestampFormat.Unit.ISO_8601),
                "k");
        WebhookRequest request = post("b", "X-S", hmac("k", "b" + time), "X-T", time);

        if (refusal.isEmpty()) {
            assertThat(verified(verifier, request).signedAt()).isPresent();
        } else {
            assertThat(reason(verifier, request)).isEqualTo(Reason.valueOf(refusal));
        }
    }

    @Test
    void an_item_of_the_list_may_hold_a_date_and_has_to_be_there_once() {
        Verifier verifier = verifier(
                SignatureScheme.header("X-S")
                        .content("{timestamp}.{body}")
                        .separator(',')
                        .prefix("v1=")
                        .timestampItem("t=")
                        .unit(TimestampFormat.Unit.ISO_8601),
                "k");
        String signature = "v1=" + hmac("k", ISO + ".b");

        assertThat(verifier.verify(post("b", "X-S", "t=" + ISO + ", v0=00 ," + signature + " ")))
                .isInstanceOf(Verified.class);
        assertThat(reason(verifier, post("b", "X-S", signature))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(verifier, post("b", "X-S", "t=" + ISO + ",t=" + ISO + "," + signature)))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(verifier, post("b", "X-S", "t=" + ISO + ",v0=" + hmac("k", ISO + ".b"))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(verifier, post("b", "X-S", "t=" + ISO + "," + (signature + ",").repeat(17))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void a_plain_hash_takes_the_secret_where_the_content_names_it() throws Exception {
        Verifier verifier = verifier(
                SignatureScheme.header("X-S")
                        .algorithm(Algorithm.DIGEST)
                        .hash(Hash.SHA1)
                        .content("{secret}.{body}"),
                "old",
                "new");

        assertThat(verified(verifier, post("b", "X-S", digest("SHA-1", "new.b")))
                        .secretNumber())
                .isEqualTo(1);
        assertThat(reason(verifier, post("b", "X-S", digest("SHA-1", "other.b"))))
                .isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reason(verifier, post("b", "X-S", digest("SHA-256", "new.b"))))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void the_url_that_the_provider_calls_is_signed_with_its_raw_query() {
        Source source = source(SignatureScheme.header("X-S").content("{method} {url} {target}{setting:app}{body}"))
                .publicUrl("https://hooks.example.com/")
                .setting("app", "a1")
                .build();
        var verifier = Verifier.of(source, CLOCK);
        String signature = hmac("k", "POST https://hooks.example.com/in?a=%2F /in?a=%2Fa1b");

        assertThat(verifier.verify(at("/in?a=%2F", signature))).isInstanceOf(Verified.class);
        assertThat(reason(verifier, at("/in?a=/", signature))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(verified(verifier, at("/in?a=%2F", signature)).covers(new Ref.Query("a")))
                .isTrue();
    }

    @Test
    void what_the_content_needs_of_the_source_is_asked_for_at_the_start() {
        assertThatThrownBy(() -> source(SignatureScheme.header("X-S").content("{url}{setting:app}{body}"))
                        .build())
                .hasMessageContaining("signs the URL that it calls: set publicUrl")
                .hasMessageContaining("signs the setting 'app'");
        assertThatThrownBy(() -> source(SignatureScheme.header("X-S"))
                        .publicUrl("hooks.example.com")
                        .build())
                .hasMessageContaining("has to start with https:// or http://");
    }

    @Test
    void a_hash_of_the_body_covers_the_body() throws Exception {
        Verifier verifier = verifier(SignatureScheme.header("X-S").content("POST.{sha256:body}"), "k");

        Verified verified = verified(verifier, post("b", "X-S", hmac("k", "POST." + digest("SHA-256", "b"))));
        assertThat(verified.coversBody()).isTrue();
        assertThat(reason(verifier, post("c", "X-S", hmac("k", "POST." + digest("SHA-256", "b")))))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "", "x.y"})
    void a_signed_value_must_not_hold_what_separates_it(String value) {
        Verifier verifier = verifier(SignatureScheme.header("X-S").content("{query:id}.{body}"), "k");
        var request = WebhookRequest.post("/?id=" + value)
                .header("X-S", hmac("k", value + ".b"))
                .body("b".getBytes(UTF_8))
                .build();

        assertThat(reason(verifier, request)).isIn(Reason.MALFORMED, Reason.MISSING_HEADER);
    }

    @Test
    void a_secret_counts_from_and_until_when_it_says() {
        Provider acme = Provider.builder("acme")
                .scheme(SignatureScheme.header("X-S").require("X-V", "1"))
                .build();
        Instant now = CLOCK.instant();
        var verifier = Verifier.of(
                Source.named("acme")
                        .provider(acme)
                        .secret(Secret.of("old").validUntil(now))
                        .secret(Secret.of("new").validFrom(now.plusSeconds(1)))
                        .build(),
                CLOCK);

        assertThat(reason(verifier, post("b", "X-S", hmac("old", "b"), "X-V", "1")))
                .isEqualTo(Reason.NO_SECRET);
    }

    @Test
    void the_tolerance_of_the_source_counts_before_that_of_the_provider() {
        Source source = source(SignatureScheme.header("X-S")
                        .content("{timestamp}{body}")
                        .timestampAt("query:t"))
                .tolerance(Duration.ofSeconds(10))
                .build();
        var verifier = Verifier.of(source, CLOCK);
        long now = CLOCK.instant().getEpochSecond();

        assertThat(verifier.verify(at("/?t=" + (now - 10), hmac("k", (now - 10) + "b"))))
                .isInstanceOf(Verified.class);
        assertThat(reason(verifier, at("/?t=" + (now - 11), hmac("k", (now - 11) + "b"))))
                .isEqualTo(Reason.STALE);
        assertThat(reason(verifier, at("/", hmac("k", "b")))).isEqualTo(Reason.MISSING_HEADER);
        for (String text : new String[] {"01", "-1", "1x", "12345678901234"}) {
            assertThat(reason(verifier, at("/?t=" + text, hmac("k", text + "b"))))
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    private static SourceBuilder source(SignatureSchemeBuilder scheme) {
        return Source.named("acme")
                .provider(Provider.builder("acme").scheme(scheme).build())
                .secrets("k");
    }

    private static WebhookRequest at(String target, String signature) {
        return WebhookRequest.post(target)
                .header("X-S", signature)
                .body("b".getBytes(UTF_8))
                .build();
    }

    private static Verified verified(Verifier verifier, WebhookRequest request) {
        return (Verified) verifier.verify(request);
    }

    private static Reason reason(Verifier verifier, WebhookRequest request) {
        return ((Rejected) verifier.verify(request)).reason();
    }

    private static String digest(String algorithm, String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
    }
}
