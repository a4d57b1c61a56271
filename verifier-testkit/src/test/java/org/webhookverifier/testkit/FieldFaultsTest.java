package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** Faults that were found in libraries and receivers of the field, as far as verification could have them. */
@Tag("odd-jvm")
class FieldFaultsTest {
    private static final List<String> SECRETS = List.of("first", "second", "third");

    @Test
    void a_signature_that_agrees_at_the_beginning_is_refused_at_every_length() {
        var setup = Setup.of("github", "s");
        for (int length = 0; length < 32; length++) {
            var mutation = Mutation.truncatedSignature(length);

            assertThat(setup.verifier().verify(setup.signer().sign("{}", mutation)))
                    .as("%s bytes", length)
                    .matches(mutation::isAnsweredBy);
        }
        for (int length = 33; length < 70; length++) {
            int bytes = length;
            var longer = setup.signer().tampering(Tampering.macs(mac -> Arrays.copyOf(mac, bytes)));

            assertThat(reason(setup, longer.sign("{}"))).isEqualTo(Reason.BAD_SIGNATURE);
        }
    }

    @Test
    void every_secret_is_tried_whichever_matches() {
        var verifier =
                Verifier.of(Source.of("github", SECRETS.toArray(String[]::new)).build());
        for (String secret : SECRETS) {
            assertThat(verifier.verify(WebhookSigner.of("github", secret).sign("{}")))
                    .isInstanceOf(Verified.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n", "\u0085", "\u2028", "\u000B", "\f"})
    void a_body_is_not_read_as_lines(String end) {
        for (Setup setup : Setup.catalogue()) {
            for (String body : List.of("a" + end, end + "a", "a" + end + end + "b", end)) {
                assertThat(setup.verifier().verify(setup.signer().sign(body))).isInstanceOf(Verified.class);
                var joined = setup.signer()
                        .sign(body)
                        .withBody(body.replace(end, "\n\n").getBytes(UTF_8));
                assertThat(setup.verifier().verify(joined) instanceof Verified)
                        .isEqualTo(setup.signer().signing().isEmpty());
            }
        }
    }

    @Test
    void a_body_is_not_decoded_and_encoded_again() {
        byte[] invalid = {'{', (byte) 0xC3, (byte) 0x28, (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xFF, '}'};
        for (Setup setup : Setup.catalogue()) {
            var signed = setup.signer().sign(invalid);
            assertThat(setup.verifier().verify(signed)).isInstanceOf(Verified.class);
            assertThat(signed.body()).isEqualTo(invalid);
            for (Charset charset : List.of(UTF_8, Charset.defaultCharset())) {
                byte[] again = new String(invalid, charset).getBytes(charset);
                if (setup.signer().signing().isPresent() && !Arrays.equals(again, invalid)) {
                    assertThat(reason(setup, signed.withBody(again))).isEqualTo(Reason.BAD_SIGNATURE);
                }
            }
        }
    }

    @Test
    void json_that_was_written_again_is_refused() {
        String sent = "{\"a\": 1.0, \"b\": \"\\u00e4\", \"c\": [ ]}";
        for (String written : List.of(
                "{\"a\":1.0,\"b\":\"\\u00e4\",\"c\":[]}",
                "{\"a\": 1.0, \"b\": \"\u00e4\", \"c\": [ ]}",
                "{\"a\": 1, \"b\": \"\\u00e4\", \"c\": [ ]}",
                "{\"b\": \"\\u00e4\", \"a\": 1.0, \"c\": [ ]}",
                sent + "\n",
                "\uFEFF" + sent)) {
            for (String provider : List.of("github", "stripe", "slack", "shopify")) {
                var setup = Setup.of(provider, "s");

                assertThat(reason(setup, setup.signer().sign(sent).withBody(written.getBytes(UTF_8))))
                        .isEqualTo(Reason.BAD_SIGNATURE);
            }
        }
    }

    @Test
    void a_timestamp_from_the_future_is_refused() {
        for (String provider : List.of("stripe", "slack")) {
            var setup = Setup.of(provider, "s");

            assertThat(reason(setup, setup.signer().sign("{}", Mutation.future())))
                    .isEqualTo(Reason.FUTURE);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t", "${WEBHOOK_SECRET}", "secret\n"})
    void no_secret_is_no_reason_to_accept(String secret) {
        for (String provider : Provider.names()) {
            assertThatThrownBy(() -> Verifier.of(provider, secret)).isInstanceOf(WebhookConfigurationException.class);
        }
        assertThatThrownBy(() -> Verifier.of("github")).isInstanceOf(WebhookConfigurationException.class);
    }

    @Test
    void a_request_that_nobody_signed_is_refused_by_every_provider() {
        var bare = WebhookRequest.post("/").body("{}".getBytes(UTF_8)).build();
        Setup.all()
                .forEach(setup ->
                        assertThat(reason(setup, bare)).as(setup.name()).isEqualTo(Reason.MISSING_HEADER));
    }

    @Test
    void the_content_type_decides_nothing() {
        for (String type : List.of("", "text/plain", "application/x-www-form-urlencoded", "\u0000")) {
            var setup = Setup.of("github", "s");
            var signer = setup.signer().contentType(type);

            assertThat(setup.verifier().verify(signer.sign("{}"))).isInstanceOf(Verified.class);
            assertThat(reason(setup, signer.sign("{}", Mutation.wrongSecret()))).isEqualTo(Reason.BAD_SIGNATURE);
            var without = signer.sign("{}", Mutation.wrongSecret());
            assertThat(reason(
                            setup,
                            HeaderLines.of(without).remove("Content-Type").in(without)))
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256",
                "sha256=",
                "sha256=zz",
                "sha256=0",
                "=",
                ",",
                ",,",
                "t",
                "t=",
                "t,v1=",
                "v1",
                "v1,",
                "v1,=",
                "v1,====",
                "v0=",
                "v0=\u0000",
                "\uD83D",
                "sha256=\uFF10\uFF10",
                "Basic",
                "Basic ",
                "Basic =",
                "Bearer",
            })
    void a_malformed_header_is_a_refusal_and_no_exception(String value) {
        Setup.all().forEach(setup -> {
            var sound = setup.signer().sign("{}");
            for (String name : setup.signer().securityHeaders()) {
                assertThat(reason(
                                setup,
                                HeaderLines.of(sound).change(name, old -> value).in(sound)))
                        .as(setup.name() + " " + name)
                        .isIn(Reason.MALFORMED, Reason.BAD_TOKEN, Reason.BAD_SIGNATURE, Reason.UNKNOWN_KEY);
            }
        });
    }

    @Test
    void the_sender_learns_nothing_about_why() {
        for (Reason reason : Reason.values()) {
            int expected =
                    reason == Reason.ADDRESS_NOT_ALLOWED ? 403 : reason == Reason.SECRETS_UNAVAILABLE ? 503 : 401;

            assertThat(reason.status()).isEqualTo(expected);
            assertThat(reason.code()).matches("[a-z_]+").isEqualToIgnoringCase(reason.name());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.0/-1",
                "192.0.2.0/+24",
                "2001:db8::/-1",
                "192.0.2.0/33",
                "2001:db8::/129",
                "192.0.2.1/24",
                "example.com",
                "1.2.3"
            })
    void a_range_that_says_less_than_it_means_is_refused_at_start_up(String range) {
        assertThatThrownBy(() -> Source.of("github", "s").allow(range).build())
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("Source 'github'")
                .hasMessageContaining(range);
    }

    @Test
    void a_single_address_of_version_6_is_not_widened() {
        var verifier = Verifier.of(Source.of("github", "s").allow("2001:db8::1").build());
        var github = WebhookSigner.of("github", "s");

        assertThat(verifier.verify(github.peer("2001:db8::1").sign("{}"))).isInstanceOf(Verified.class);
        assertThat(verifier.verify(github.peer("2001:db8::2").sign("{}"))).isInstanceOf(Rejected.class);
        assertThat(verifier.verify(github.peer("2001:db8:1::1").sign("{}"))).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "shopify"})
    void an_id_that_the_signature_does_not_cover_is_known_as_such(String provider) {
        var setup = Setup.of(provider, "s");
        var verification = setup.verifier().verify(setup.signer().sign("{}", Mutation.newUnsignedId()));

        assertThat(verification)
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertThat(verified.covers(Fact.ID
                                        .header(setup.source().provider())
                                        .orElseThrow()))
                                .isFalse());
    }

    @Test
    void a_signed_request_cannot_be_cut_elsewhere_and_get_another_id() {
        var setup = Setup.of("standard-webhooks", Setup.WHSEC);
        String fresh = Long.toString(setup.clock().instant().getEpochSecond() + 1);
        var sound = setup.signer().id("msg_1").sign(fresh + ".{\"evil\":true}");
        String signedAt = sound.headers().first("webhook-timestamp").orElseThrow();
        var cut = HeaderLines.of(sound)
                .change("webhook-id", id -> id + "." + signedAt)
                .change("webhook-timestamp", time -> fresh)
                .in(sound.withBody("{\"evil\":true}".getBytes(UTF_8)));

        assertThat(setup.verifier().verify(sound)).isInstanceOf(Verified.class);
        assertThat(reason(setup, cut)).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"{header:X-A}|{header:X-B}|{body}, |", "{body}::{header:X-A}, ::", "{header:X-A}--{body}, --"})
    void signed_headers_cannot_lend_text_to_their_neighbours(String content, String separator) {
        var acme = Provider.builder("acme")
                .scheme(SignatureScheme.header("X-S").content(content))
                .build();
        var setup = Setup.of(acme, "s");
        var sound = setup.signer().header("X-A", "a").header("X-B", "b").sign("body");
        assertThat(setup.verifier().verify(sound)).isInstanceOf(Verified.class);

        for (String a : List.of("a" + separator, "a" + separator + "b", separator + "a", separator)) {
            var moved = setup.signer().header("X-A", a).header("X-B", "b").sign("body");

            assertThat(reason(setup, moved)).as(a).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void a_header_is_not_found_by_a_name_that_only_folds_to_it() {
        var acme = Provider.builder("acme")
                .scheme(SignatureScheme.header("X-Task-Sign"))
                .build();
        var setup = Setup.of(acme, "s");
        var sound = setup.signer().sign("{}");
        String value = sound.headers().first("X-Task-Sign").orElseThrow();

        for (String name : List.of(
                "X-Tas\u212A-Sign", "X-Ta\u017Fk-Sign", "X-Task-\u017Fign", "X-Task-S\u0131gn", "X-Task-S\u0130gn")) {
            var folded =
                    HeaderLines.of(sound).remove("X-Task-Sign").add(name, value).in(sound);
            assertThat(reason(setup, folded)).isEqualTo(Reason.MISSING_HEADER);

            var beside = HeaderLines.of(sound).add(name, "forged").in(sound);
            assertThat(setup.verifier().verify(beside)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void a_header_of_eight_kibibytes_is_read_and_a_longer_one_is_not() {
        var setup = Setup.of("stripe", "s");
        var signer = setup.signer();
        int free = 8192
                - signer.sign("{}")
                        .headers()
                        .first("Stripe-Signature")
                        .orElseThrow()
                        .length()
                - 1;

        assertThat(setup.verifier().verify(padded(signer, free).sign("{}"))).isInstanceOf(Verified.class);
        assertThat(reason(setup, padded(signer, free + 1).sign("{}"))).isEqualTo(Reason.MALFORMED);
        assertThat(reason(setup, padded(signer, 50_000_000).sign("{}"))).isEqualTo(Reason.MALFORMED);
    }

    private static WebhookSigner padded(WebhookSigner signer, int length) {
        return signer.tampering(Tampering.items(items -> List.of("x".repeat(length), items.get(0))));
    }

    private static Reason reason(Setup setup, WebhookRequest request) {
        Verification verification = setup.verifier().verify(request);
        assertThat(verification).isInstanceOf(Rejected.class);
        return ((Rejected) verification).reason();
    }
}
