package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TimestampFormat;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

@Tag("odd-jvm")
class TimestampTest {
    private static final String HEADER = "X-Slack-Request-Timestamp";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String T = "1767225600";
    private static final Setup SLACK =
            new Setup("slack", Source.of("slack", "s").build(), SettableClock.at(NOW));
    private static final Setup STRIPE =
            new Setup("stripe", Source.of("stripe", "s").build(), SettableClock.at(NOW));

    /** Twenty-one timestamps, each with a MAC over exactly the text that is sent. */
    static Stream<Arguments> signed() {
        return Stream.of(
                Arguments.of("+" + T, Reason.MALFORMED),
                Arguments.of("-" + T, Reason.MALFORMED),
                Arguments.of("0" + T, Reason.MALFORMED),
                Arguments.of(T + ".0", Reason.MALFORMED),
                Arguments.of(T + ".", Reason.MALFORMED),
                Arguments.of(T + "L", Reason.MALFORMED),
                Arguments.of(T + "e0", Reason.MALFORMED),
                Arguments.of("1_767_225_600", Reason.MALFORMED),
                Arguments.of(" " + T, Reason.MALFORMED),
                Arguments.of(T + " ", Reason.MALFORMED),
                Arguments.of(T + "\t", Reason.MALFORMED),
                Arguments.of("\u0661\u0667\u0666\u0667\u0662\u0662\u0665\u0666\u0660\u0660", Reason.MALFORMED),
                Arguments.of("\uFF11\uFF17\uFF16\uFF17\uFF12\uFF12\uFF15\uFF16\uFF10\uFF10", Reason.MALFORMED),
                Arguments.of("0x6955b900", Reason.MALFORMED),
                Arguments.of("99999999999999999999", Reason.MALFORMED),
                Arguments.of("9223372036854775808", Reason.MALFORMED),
                Arguments.of("abc", Reason.MALFORMED),
                Arguments.of("2026-01-01T00:00:00Z", Reason.MALFORMED),
                Arguments.of(T + "000", Reason.FUTURE),
                Arguments.of("1767225299", Reason.STALE),
                Arguments.of("1767225901", Reason.FUTURE));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void a_timestamp_that_is_none_or_not_fresh_is_refused_though_it_is_soundly_signed(String text, Reason reason) {
        assertThat(reasonOf(SLACK, SLACK.signer().timestamp(text).sign("{}"))).isEqualTo(reason);
    }

    @ParameterizedTest
    @MethodSource("signed")
    void each_of_these_carries_a_sound_mac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s".getBytes(UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal(("v0:" + text + ":{}").getBytes(UTF_8));
        var request = SLACK.signer().timestamp(text).sign("{}");

        assertThat(request.headers().first("X-Slack-Signature"))
                .hasValue("v0=" + HexFormat.of().formatHex(expected));
        assertThat(request.headers().first(HEADER)).hasValue(text);
        assertThat(signed()).hasSize(21);
    }

    @Test
    void a_timestamp_that_is_missing_empty_blank_twice_or_changed_is_refused() {
        var sound = SLACK.signer().sign("{}");
        Map<Reason, List<WebhookRequest>> broken = Map.of(
                Reason.MISSING_HEADER,
                List.of(
                        HeaderLines.of(sound).remove(HEADER).in(sound),
                        HeaderLines.of(sound).change(HEADER, value -> "").in(sound),
                        HeaderLines.of(sound).change(HEADER, value -> " ").in(sound)),
                Reason.DUPLICATE_HEADER,
                List.of(HeaderLines.of(sound).add(HEADER, T).in(sound)),
                Reason.BAD_SIGNATURE,
                List.of(HeaderLines.of(sound)
                        .change(HEADER, value -> "1767225601")
                        .in(sound)));

        broken.forEach((reason, requests) -> {
            for (WebhookRequest request : requests) {
                assertThat(reasonOf(SLACK, request)).isEqualTo(reason);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("signed")
    void the_same_holds_for_a_timestamp_in_an_item(String text, Reason reason) {
        Reason expected = text.equals(T + " ") ? Reason.BAD_SIGNATURE : reason;

        assertThat(reasonOf(STRIPE, STRIPE.signer().timestamp(text).sign("{}"))).isEqualTo(expected);
    }

    @Test
    void an_item_that_is_missing_empty_or_twice_is_refused() {
        var sound = STRIPE.signer().sign("{}");
        for (String item : List.of("", "t", "t=", "T=" + T, "t=" + T + ",t=" + T, "t=1,t=" + T)) {
            var broken = HeaderLines.of(sound)
                    .change("Stripe-Signature", value -> value.replace("t=" + T, item))
                    .in(sound);

            assertThat(reasonOf(STRIPE, broken)).as(item).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void the_window_has_two_sides_and_includes_both_edges() {
        for (Setup setup : List.of(SLACK, STRIPE)) {
            assertThat(reasonAt(setup, -301)).isEqualTo(Reason.STALE);
            assertThat(reasonAt(setup, -300)).isNull();
            assertThat(reasonAt(setup, 0)).isNull();
            assertThat(reasonAt(setup, 300)).isNull();
            assertThat(reasonAt(setup, 301)).isEqualTo(Reason.FUTURE);
        }
    }

    @Test
    void the_edges_count_to_the_millisecond_of_the_receivers_clock() {
        var clock = SettableClock.at(NOW);
        var verifier = Verifier.of(SLACK.source(), clock);
        var signed = WebhookSigner.of("slack", "s").at(NOW).sign("{}");

        clock.set(NOW.plusSeconds(300));
        assertThat(verifier.verify(signed)).isInstanceOf(Verified.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(reason(verifier.verify(signed))).isEqualTo(Reason.STALE);
        clock.set(NOW.minusSeconds(300));
        assertThat(verifier.verify(signed)).isInstanceOf(Verified.class);
        clock.advance(Duration.ofMillis(-1));
        assertThat(reason(verifier.verify(signed))).isEqualTo(Reason.FUTURE);
    }

    @Test
    void past_and_future_may_differ_and_the_source_overrides_both() {
        var scheme = SignatureScheme.header("X-S")
                .content("{timestamp}.{body}")
                .timestampHeader("X-T")
                .tolerance(Duration.ofHours(1), Duration.ofSeconds(2));
        var acme = Provider.builder("acme").scheme(scheme).build();
        var own = new Setup("a", Source.named("a").provider(acme).secrets("s").build(), SettableClock.at(NOW));
        var over = Source.named("a").provider(acme).secrets("s").tolerance(Duration.ofSeconds(10));
        var other = new Setup("a", over.build(), SettableClock.at(NOW));

        assertThat(reasonAt(own, -3600)).isNull();
        assertThat(reasonAt(own, -3601)).isEqualTo(Reason.STALE);
        assertThat(reasonAt(own, 2)).isNull();
        assertThat(reasonAt(own, 3)).isEqualTo(Reason.FUTURE);
        assertThat(reasonAt(other, -11)).isEqualTo(Reason.STALE);
        assertThat(reasonAt(other, -10)).isNull();
        assertThat(reasonAt(other, 10)).isNull();
        assertThat(reasonAt(other, 11)).isEqualTo(Reason.FUTURE);
    }

    @Test
    void milliseconds_are_milliseconds() {
        var scheme = SignatureScheme.header("X-S")
                .content("{timestamp}.{body}")
                .timestampHeader("X-T")
                .unit(TimestampFormat.Unit.MILLISECONDS);
        var acme = Provider.builder("acme").scheme(scheme).build();
        var setup = new Setup("a", Source.named("a").provider(acme).secrets("s").build(), SettableClock.at(NOW));

        assertThat(reasonOf(setup, setup.signer().timestamp(T + "000").sign("{}")))
                .isNull();
        assertThat(reasonOf(setup, setup.signer().timestamp("1767225300000").sign("{}")))
                .isNull();
        assertThat(reasonOf(setup, setup.signer().timestamp("1767225299999").sign("{}")))
                .isEqualTo(Reason.STALE);
        assertThat(reasonOf(setup, setup.signer().timestamp("1767225900001").sign("{}")))
                .isEqualTo(Reason.FUTURE);
        assertThat(reasonOf(setup, setup.signer().timestamp(T).sign("{}"))).isEqualTo(Reason.STALE);
    }

    @Test
    void the_oldest_and_the_furthest_timestamps_do_not_overflow() {
        assertThat(reasonOf(SLACK, SLACK.signer().timestamp("0").sign("{}"))).isEqualTo(Reason.STALE);
        assertThat(reasonOf(SLACK, SLACK.signer().timestamp("9".repeat(13)).sign("{}")))
                .isEqualTo(Reason.FUTURE);
        assertThat(reasonOf(SLACK, SLACK.signer().timestamp("9".repeat(14)).sign("{}")))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void a_body_that_begins_like_a_timestamp_cannot_be_moved_into_one() {
        var scheme = SignatureScheme.header("X-S").content("{timestamp}{body}").timestampHeader("X-T");
        var acme = Provider.builder("acme").scheme(scheme).build();
        var setup = new Setup("a", Source.named("a").provider(acme).secrets("s").build(), SettableClock.at(NOW));
        String all = T + "0123456789";
        var sound = setup.signer().sign("0123456789");

        for (int split = 0; split <= all.length(); split++) {
            String timestamp = all.substring(0, split);
            var moved = HeaderLines.of(sound)
                    .change("X-T", value -> timestamp)
                    .in(sound)
                    .withBody(all.substring(split).getBytes(UTF_8));

            assertThat(setup.verifier().verify(moved) instanceof Verified).isEqualTo(split == T.length());
        }
    }

    private static Reason reasonAt(Setup setup, long seconds) {
        return reasonOf(setup, setup.signer().at(NOW.plusSeconds(seconds)).sign("{}"));
    }

    private static Reason reasonOf(Setup setup, WebhookRequest request) {
        return reason(setup.verifier().verify(request));
    }

    private static Reason reason(Verification verification) {
        return verification instanceof Rejected rejected ? rejected.reason() : null;
    }
}
