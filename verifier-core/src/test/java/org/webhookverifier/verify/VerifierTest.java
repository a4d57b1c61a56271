package org.webhookverifier.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.Requests.CLOCK;
import static org.webhookverifier.verify.Requests.NOW;
import static org.webhookverifier.verify.Requests.hmac;
import static org.webhookverifier.verify.Requests.post;
import static org.webhookverifier.verify.Requests.verifier;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.Source;

@Tag("odd-jvm")
class VerifierTest {
    private static final String BODY = "{\"n\":\"\u00E4\"}";

    private final Verifier github = Verifier.of("github", "new", "old");
    private final Verifier stripe = Verifier.of(Source.of("stripe", "s").build(), CLOCK);
    private final Verifier standard = verifier(
            SignatureScheme.header("X-Sign")
                    .content("{id}.{timestamp}.{header:X-Topic}.{body}")
                    .idHeader("X-Id")
                    .timestampHeader("X-Time"),
            "s");

    @Test
    void readme_example() {
        String signature = "sha256=" + hmac("new", BODY);

        assertThat(github.verify(post(BODY, "X-Hub-Signature-256", signature))).isInstanceOf(Verified.class);
    }

    @Test
    void a_body_is_verified_by_any_of_the_secrets() {
        var byOld = (Verified) github.verify(post(BODY, "x-hub-signature-256", "sha256=" + hmac("old", BODY)));

        assertThat(byOld.request().body()).isEqualTo(BODY.getBytes(UTF_8));
        assertThat(byOld.secretNumber()).isEqualTo(1);
        assertThat(byOld.coversBody()).isTrue();
        assertThat(byOld.covers("X-GitHub-Delivery")).isFalse();
        assertThat(byOld.signedAt()).isEmpty();
        assertThat(byOld).hasToString("Verified[WebhookRequest[POST /, 1 headers, 10 bytes], secret 1]");
    }

    @Test
    void another_body_or_secret_is_refused() {
        assertRejected(github, post("{}", "X-Hub-Signature-256", "sha256=" + hmac("new", BODY)), Reason.BAD_SIGNATURE);
        assertRejected(github, post(BODY, "X-Hub-Signature-256", "sha256=" + hmac("x", BODY)), Reason.BAD_SIGNATURE);
    }

    @Test
    void a_header_has_to_be_there_once_and_not_blank_and_not_too_long() {
        String signature = "sha256=" + hmac("new", BODY);

        assertRejected(github, post(BODY), Reason.MISSING_HEADER);
        assertRejected(github, post(BODY, "X-Hub-Signature-256", " \t\0"), Reason.MISSING_HEADER);
        assertRejected(
                github,
                post(BODY, "X-Hub-Signature-256", signature, "x-hub-signature-256", signature),
                Reason.DUPLICATE_HEADER);
        assertRejected(github, post(BODY, "X-Hub-Signature-256", "x".repeat(8193)), Reason.MALFORMED);
        assertRejected(github, post(BODY, "X-Hub-Signature-256", "sha1=" + hmac("new", BODY)), Reason.MALFORMED);
        assertRejected(github, post(BODY, "X-Hub-Signature-256", signature + "!"), Reason.MALFORMED);
    }

    @Test
    void a_header_that_the_application_looked_up_in_vain_is_missing() {
        var request = WebhookRequest.post("/")
                .header("X-Hub-Signature-256", null)
                .body(null)
                .build();

        assertRejected(github, request, Reason.MISSING_HEADER);
    }

    @Test
    void a_list_may_hold_the_right_signature_anywhere() {
        String right = "v1=" + hmac("s", NOW + "." + BODY);
        String wrong = "v1=" + hmac("x", NOW + "." + BODY);
        for (String list : List.of(
                "t=" + NOW + "," + right,
                right + ",t=" + NOW,
                "t=" + NOW + "," + wrong + "," + right,
                " t=" + NOW + " , v0=00 , " + right + " ,   ,",
                "t=" + NOW + "," + right + "," + wrong + ",v1=00")) {
            var verified = (Verified) stripe.verify(post(BODY, "Stripe-Signature", list));

            assertThat(verified.signedAt()).hasValue(CLOCK.instant());
            assertThat(verified.scheme())
                    .isSameAs(Provider.named("stripe").schemes().get(0));
        }
        assertRejected(stripe, post(BODY, "Stripe-Signature", "t=" + NOW + "," + wrong), Reason.BAD_SIGNATURE);
        assertRejected(stripe, post(BODY, "Stripe-Signature", "t=" + NOW + ",v1=00"), Reason.BAD_SIGNATURE);
        assertRejected(stripe, post(BODY, "Stripe-Signature", "t=" + NOW + ",v1=0"), Reason.MALFORMED);
        assertRejected(stripe, post(BODY, "Stripe-Signature", "t=" + NOW), Reason.MALFORMED);
    }

    @Test
    void a_prefix_that_reaches_over_the_end_of_its_item_is_none() {
        var list = verifier(SignatureScheme.header("X-Sign").separator(',').prefix("a,b"), "s");

        assertRejected(list, post(BODY, "X-Sign", "a,b" + hmac("s", BODY)), Reason.MALFORMED);
        var time = verifier(
                SignatureScheme.header("X-Sign")
                        .separator(',')
                        .content("{timestamp}.{body}")
                        .timestampItem("t=1,7"),
                "s");
        assertRejected(time, post(BODY, "X-Sign", "t=1,7," + hmac("s", "7." + BODY)), Reason.MALFORMED);
    }

    @Test
    void a_prefix_may_end_in_spaces() {
        for (Encoding encoding : Encoding.values()) {
            for (String prefix : List.of("v ", "v  ")) {
                var scheme = SignatureScheme.header("X-Sign")
                        .separator(',')
                        .prefix(prefix)
                        .encoding(encoding);
                var list = verifier(scheme.content("{timestamp}.{body}").timestampItem("t  "), "s");
                String mac = encoded(encoding, Requests.mac("s", NOW + "." + BODY));

                assertThat(list.verify(post(BODY, "X-Sign", "t  " + NOW + "," + prefix + mac + " ")))
                        .isInstanceOf(Verified.class);
                for (String junk : List.of("v ", "v  ", "v   ", "t  ,v  ", "t  " + NOW + ",v  ")) {
                    assertRejected(list, post(BODY, "X-Sign", junk), Reason.MALFORMED);
                }
            }
        }
    }

    private static String encoded(Encoding encoding, byte[] mac) {
        return switch (encoding) {
            case HEX -> HexFormat.of().formatHex(mac);
            case BASE64 -> Base64.getEncoder().encodeToString(mac);
            case BASE64URL -> Base64.getUrlEncoder().encodeToString(mac);
        };
    }

    @Test
    void blank_items_of_a_list_are_no_signatures() {
        var list = verifier(SignatureScheme.header("X-Sign").separator(','), "s");

        assertThat(list.verify(post(BODY, "X-Sign", " ,  ," + hmac("s", BODY) + ", ")))
                .isInstanceOf(Verified.class);
        assertRejected(list, post(BODY, "X-Sign", " ,  , "), Reason.MALFORMED);
        assertRejected(list, post(BODY, "X-Sign", ","), Reason.MALFORMED);
    }

    @Test
    void more_than_sixteen_signatures_are_refused() {
        String right = "v1=" + hmac("s", NOW + "." + BODY);
        String list = "t=" + NOW + ("," + right).repeat(16);

        assertThat(stripe.verify(post(BODY, "Stripe-Signature", list))).isInstanceOf(Verified.class);
        assertRejected(stripe, post(BODY, "Stripe-Signature", list + "," + right), Reason.MALFORMED);
        assertRejected(stripe, post(BODY, "Stripe-Signature", list + ",v1=zz"), Reason.MALFORMED);
        assertRejected(stripe, post(BODY, "Stripe-Signature", "v1=zz," + list), Reason.MALFORMED);
    }

    @Test
    void a_timestamp_has_to_be_a_fresh_number() {
        for (String text : List.of("", "x", "+" + NOW, "0" + NOW, "1".repeat(14), NOW + "\uFF10")) {
            String list = "t=" + text + ",v1=" + hmac("s", text + "." + BODY);
            assertRejected(stripe, post(BODY, "Stripe-Signature", list), Reason.MALFORMED);
        }
        assertRejected(stripe, stripeAt(-301), Reason.STALE);
        assertThat(stripe.verify(stripeAt(-300))).isInstanceOf(Verified.class);
        assertThat(stripe.verify(stripeAt(300))).isInstanceOf(Verified.class);
        assertRejected(stripe, stripeAt(301), Reason.FUTURE);
        String twice = "t=" + NOW + ",t=" + NOW + ",v1=" + hmac("s", NOW + "." + BODY);
        assertRejected(stripe, post(BODY, "Stripe-Signature", twice), Reason.MALFORMED);
        String zero = "t=0,v1=" + hmac("s", "0." + BODY);
        assertRejected(stripe, post(BODY, "Stripe-Signature", zero), Reason.STALE);
    }

    private static WebhookRequest stripeAt(long seconds) {
        String time = Long.toString(CLOCK.instant().getEpochSecond() + seconds);
        return post(BODY, "Stripe-Signature", "t=" + time + ",v1=" + hmac("s", time + "." + BODY));
    }

    @Test
    void every_signed_header_counts_and_has_to_be_plain_text() {
        assertThat(standard.verify(signed("id", "topic"))).isInstanceOf(Verified.class);
        assertThat(standard.verify(signed("i".repeat(1024), "t".repeat(1000)))).isInstanceOf(Verified.class);
        assertRejected(standard, signed("i".repeat(1025), "topic"), Reason.MALFORMED);
        for (String id : List.of("i.d", ".", "i\td", "i\u007Fd", "\u00EDd")) {
            assertRejected(standard, signed(id, "topic"), Reason.MALFORMED);
            assertRejected(standard, signed("id", id), Reason.MALFORMED);
        }
        assertRejected(standard, signed("", "topic"), Reason.MISSING_HEADER);
        assertRejected(standard, signed("id", " "), Reason.MISSING_HEADER);
    }

    @Test
    void a_timestamp_header_has_to_be_there_once() {
        var sound =
                new String[] {"X-Sign", hmac("s", "id." + NOW + ".topic." + BODY), "X-Id", "id", "X-Topic", "topic"};
        var twice = new String[] {sound[0], sound[1], "X-Id", "id", "X-Topic", "topic", "X-Time", NOW, "X-TIME", NOW};
        var blank = new String[] {sound[0], sound[1], "X-Id", "id", "X-Topic", "topic", "X-Time", " "};
        var longer = new String[] {sound[0], sound[1], "X-Id", "id", "X-Topic", "topic", "X-Time", "1".repeat(9000)};

        assertRejected(standard, post(BODY, sound), Reason.MISSING_HEADER);
        assertRejected(standard, post(BODY, twice), Reason.DUPLICATE_HEADER);
        assertRejected(standard, post(BODY, blank), Reason.MISSING_HEADER);
        assertRejected(standard, post(BODY, longer), Reason.MALFORMED);
    }

    private static WebhookRequest signed(String id, String topic) {
        return post(
                BODY,
                "X-Sign",
                hmac("s", id + "." + NOW + "." + topic + "." + BODY),
                "X-Id",
                id,
                "X-Time",
                NOW,
                "X-Topic",
                topic);
    }

    @Test
    void base64_is_read_in_both_alphabets() {
        var plain = verifier(SignatureScheme.header("X-Sign").encoding(Encoding.BASE64), "s");
        var url = verifier(SignatureScheme.header("X-Sign").encoding(Encoding.BASE64URL), "s");
        for (int i = 0; i < 50; i++) {
            byte[] mac = Requests.mac("s", BODY + i);
            String padded = Base64.getUrlEncoder().encodeToString(mac);

            assertThat(plain.verify(post(BODY + i, "X-Sign", Base64.getEncoder().encodeToString(mac))))
                    .isInstanceOf(Verified.class);
            assertThat(url.verify(post(BODY + i, "X-Sign", padded))).isInstanceOf(Verified.class);
            assertThat(url.verify(post(BODY + i, "X-Sign", padded.replace("=", ""))))
                    .isInstanceOf(Verified.class);
        }
    }

    @Test
    void every_scheme_that_has_a_secret_has_to_be_satisfied() {
        var gitlab = Verifier.of(Source.of("gitlab", "token", "whsec_AQID").build(), CLOCK);
        String signature = "v1," + Base64.getEncoder().encodeToString(Requests.mac("\1\2\3", "id." + NOW + ".{}"));
        var signed = new String[] {"webhook-id", "id", "webhook-timestamp", NOW, "webhook-signature", signature};
        var both = new String[] {
            signed[0], signed[1], signed[2], signed[3], signed[4], signed[5], "X-Gitlab-Token", "token"
        };
        var verified = (Verified) gitlab.verify(post("{}", both));

        assertThat(verified.covers("webhook-id")).isTrue();
        assertThat(verified.coversBody()).isTrue();
        assertRejected(gitlab, post("{}", signed), Reason.MISSING_HEADER);
        assertRejected(gitlab, post("{}", "X-Gitlab-Token", "token"), Reason.MISSING_HEADER);
        assertRejected(gitlab, post("[]", both), Reason.BAD_SIGNATURE);
    }

    @Test
    void of_two_proofs_the_one_that_covers_the_body_is_told_whichever_comes_first() {
        var tokenFirst = Provider.builder("acme")
                .scheme(new TokenScheme("X-Token", TokenScheme.Form.PLAIN, "tok_"))
                .scheme(SignatureScheme.header("X-Sign"))
                .build();
        var verifier = Verifier.of(
                Source.named("a").provider(tokenFirst).secrets("tok_1", "s").build());
        var verified = (Verified) verifier.verify(post("{}", "X-Token", "tok_1", "X-Sign", hmac("s", "{}")));

        assertThat(verified.scheme()).isSameAs(tokenFirst.schemes().get(1));
    }

    @Test
    void two_tokens_have_to_be_there_both() {
        var provider = Provider.builder("acme")
                .scheme(new TokenScheme("X-A", TokenScheme.Form.PLAIN, "a_"))
                .scheme(TokenScheme.header("X-B"))
                .build();
        var verifier = Verifier.of(
                Source.named("a").provider(provider).secrets("a_1", "b").build());

        assertThat(verifier.verify(post("", "X-A", "a_1", "X-B", "b"))).isInstanceOf(Verified.class);
        assertRejected(verifier, post("", "X-A", "a_1"), Reason.MISSING_HEADER);
        assertRejected(verifier, post("", "X-B", "b"), Reason.MISSING_HEADER);
    }

    @Test
    void the_tolerance_of_the_source_overrides_the_providers() {
        Source strict =
                Source.of("stripe", "s").tolerance(Duration.ofSeconds(10)).build();

        assertThat(Verifier.of(strict, CLOCK).verify(stripeAt(-10))).isInstanceOf(Verified.class);
        assertThat(Verifier.of(strict, CLOCK).verify(stripeAt(10))).isInstanceOf(Verified.class);
        assertRejected(Verifier.of(strict, CLOCK), stripeAt(-11), Reason.STALE);
        assertRejected(Verifier.of(strict, CLOCK), stripeAt(11), Reason.FUTURE);
    }

    @Test
    void an_id_may_stand_at_the_end() {
        var verifier =
                verifier(SignatureScheme.header("X-Sign").content("{body}|{id}").idHeader("X-Id"), "s");

        assertThat(verifier.verify(post("a|b", "X-Sign", hmac("s", "a|b|id"), "X-Id", "id")))
                .isInstanceOf(Verified.class);
        assertRejected(verifier, post("a", "X-Sign", hmac("s", "a|b|id"), "X-Id", "b|id"), Reason.MALFORMED);
    }

    @Test
    void a_secret_that_does_not_count_now_does_not_verify_beside_one_that_does() {
        Source source = Source.named("a")
                .provider("github")
                .secret(Secret.of("next").validFrom(CLOCK.instant().plusMillis(1)))
                .secret(Secret.of("last").validUntil(CLOCK.instant()))
                .secret(Secret.of("now")
                        .validFrom(CLOCK.instant())
                        .validUntil(CLOCK.instant().plusMillis(1)))
                .build();
        var verifier = Verifier.of(source, CLOCK);

        assertRejected(verifier, post("", "X-Hub-Signature-256", "sha256=" + hmac("next", "")), Reason.BAD_SIGNATURE);
        assertRejected(verifier, post("", "X-Hub-Signature-256", "sha256=" + hmac("last", "")), Reason.BAD_SIGNATURE);
        var verified = (Verified) verifier.verify(post("", "X-Hub-Signature-256", "sha256=" + hmac("now", "")));
        assertThat(verified.secretNumber()).isEqualTo(2);
    }

    @Test
    void a_secret_may_count_from_a_moment_on_or_until_one() {
        var now = CLOCK.instant();
        var from = Source.named("a").provider("github").secret(Secret.of("s").validFrom(now));
        var until = Source.named("a").provider("github").secret(Secret.of("s").validUntil(now.plusMillis(1)));
        var later = Source.named("a").provider("github").secret(Secret.of("s").validFrom(now.plusMillis(1)));
        var request = post("", "X-Hub-Signature-256", "sha256=" + hmac("s", ""));

        assertThat(Verifier.of(from.build(), CLOCK).verify(request)).isInstanceOf(Verified.class);
        assertThat(Verifier.of(until.build(), CLOCK).verify(request)).isInstanceOf(Verified.class);
        assertRejected(Verifier.of(later.build(), CLOCK), request, Reason.NO_SECRET);
    }

    @Test
    void a_signature_of_another_length_is_refused_also_right_after_the_same_request_was_verified() {
        for (Encoding encoding : Encoding.values()) {
            byte[] mac = Requests.mac("s", BODY);
            var verifier = verifier(SignatureScheme.header("X-Sign").encoding(encoding), "s");
            for (int length = 1; length < 100; length++) {
                assertThat(verifier.verify(post(BODY, "X-Sign", encoded(encoding, mac))))
                        .isInstanceOf(Verified.class);
                if (length != mac.length) {
                    String other = encoded(encoding, Arrays.copyOf(mac, length));
                    assertRejected(verifier, post(BODY, "X-Sign", other), Reason.BAD_SIGNATURE);
                }
            }
        }
    }

    @Test
    void each_reason_has_the_status_and_the_name_that_it_shows() {
        assertThat(Reason.values())
                .allSatisfy(reason ->
                        assertThat(reason.code()).isEqualTo(reason.name().toLowerCase(Locale.ROOT)));
        assertThat(Reason.values())
                .filteredOn(reason -> reason.status() != 401)
                .containsExactly(Reason.ADDRESS_NOT_ALLOWED, Reason.SECRETS_UNAVAILABLE);
    }

    @Test
    void the_address_comes_first() {
        var verifier = Verifier.of(Source.of("github", "s").allow("192.0.2.1").build());

        assertRejected(verifier, post(BODY), Reason.ADDRESS_NOT_ALLOWED);
        assertRejected(verifier, WebhookRequest.post("/").peer("192.0.2.1").build(), Reason.MISSING_HEADER);
    }

    @Test
    void no_secret_that_counts_is_a_refusal() {
        Source expired = Source.named("a")
                .provider("github")
                .secret(Secret.of("s").validUntil(CLOCK.instant()))
                .build();
        var request = post(BODY, "X-Hub-Signature-256", "sha256=" + hmac("s", BODY));

        assertRejected(Verifier.of(expired, CLOCK), request, Reason.NO_SECRET);
    }

    @Test
    void a_secret_is_refused_at_start_up_and_not_at_the_first_request() {
        assertThatThrownBy(() -> Verifier.of("github", "")).isInstanceOf(WebhookConfigurationException.class);
        assertThatThrownBy(() -> Verifier.of("sripe", "s")).hasMessageContaining("did you mean 'stripe'?");
    }

    static void assertRejected(Verifier verifier, WebhookRequest request, Reason reason) {
        assertThat(verifier.verify(request))
                .isInstanceOf(Rejected.class)
                .extracting("reason")
                .isEqualTo(reason);
    }
}
