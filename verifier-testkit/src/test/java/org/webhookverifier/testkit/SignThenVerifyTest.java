package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Hash;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.SignatureSchemeBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verified;

@Tag("odd-jvm")
class SignThenVerifyTest {
    private static final List<String> CONTENTS = List.of(
            "{body}",
            "prefix:{body}:suffix",
            "{timestamp}{body}",
            "{timestamp}.{body}",
            "{body}.{timestamp}",
            "v0:{timestamp}:{body}",
            "{id}.{timestamp}.{body}",
            "{body}|{id}|{timestamp}",
            "{header:X-Topic}\n{header:X-Shop}\n{body}",
            "{id} {timestamp} {header:X-Topic} {body}");

    @ParameterizedTest
    @MethodSource("schemes")
    void every_hash_encoding_template_and_kind_of_header_can_be_verified(Setup setup) {
        var signed = setup.signer().sign(Setup.BODY);

        assertThat(setup.verifier().verify(signed)).isInstanceOf(Verified.class);
        assertThat(setup.verifier().verify(setup.signer().sign(Setup.BODY, Mutation.flippedBodyBit(77))))
                .isInstanceOf(Rejected.class);
    }

    static Stream<Setup> schemes() {
        var setups = new ArrayList<Setup>();
        for (Hash hash : Hash.values()) {
            for (Encoding encoding : Encoding.values()) {
                for (String content : CONTENTS) {
                    for (boolean list : new boolean[] {false, true}) {
                        setups.add(setup(scheme(content, list).hash(hash).encoding(encoding), content, hash, encoding));
                    }
                }
            }
        }
        return setups.stream();
    }

    private static Setup setup(SignatureSchemeBuilder scheme, String content, Hash hash, Encoding encoding) {
        String name = hash + " " + encoding + " " + content.replace('\n', '~');
        return Setup.of(Provider.builder("acme").name(name).scheme(scheme).build(), "secret");
    }

    private static SignatureSchemeBuilder scheme(String content, boolean list) {
        var scheme = SignatureScheme.header("X-Signature").content(content);
        if (list) {
            scheme.separator(',').prefix("v1=");
        }
        if (content.contains("{id}")) {
            scheme.idHeader("X-Id");
        }
        if (content.contains("{timestamp}")) {
            return list ? scheme.timestampItem("t=") : scheme.timestampHeader("X-Timestamp");
        }
        return scheme;
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void the_body_is_taken_byte_for_byte(byte[] body) {
        for (Setup setup : Setup.catalogue()) {
            assertThat(setup.verifier().verify(setup.signer().sign(body)))
                    .as(setup.name())
                    .isInstanceOf(Verified.class);
        }
    }

    static Stream<byte[]> bodies() {
        byte[] mebibyte = new byte[1 << 20];
        Arrays.fill(mebibyte, (byte) 'x');
        return Stream.of(
                new byte[0],
                new byte[] {0},
                new byte[] {(byte) 0xFF},
                new byte[] {(byte) 0xC3, 0x28},
                "{\n  \"a\" : 1\n}".getBytes(UTF_8),
                "{\"a\":\r\n1}\r\n".getBytes(UTF_8),
                "{}\n".getBytes(UTF_8),
                "\uFEFF{}".getBytes(UTF_8),
                "{\"a\":\"\uD83D\uDE00\"}".getBytes(UTF_8),
                "a=%2A&b=+&c=%20*".getBytes(UTF_8),
                "\u00E4".getBytes(ISO_8859_1),
                "line\rline\u0085line\u2028line".getBytes(UTF_8),
                mebibyte);
    }

    @Test
    void hexadecimal_is_read_in_either_case() {
        var setup = Setup.of("stripe", "s");
        var upper = setup.signer()
                .tampering(Tampering.items(items -> items.stream()
                        .map(item -> "v1=" + item.substring(3).toUpperCase(Locale.ROOT))
                        .toList()));

        assertThat(setup.verifier().verify(upper.sign(Setup.BODY))).isInstanceOf(Verified.class);
    }

    @Test
    void sixteen_candidates_are_read_and_the_right_one_may_be_anywhere() {
        for (int right = 0; right < 16; right++) {
            assertThat(verifyWithJunk(right, 16)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void seventeen_candidates_are_refused_wherever_the_right_one_is() {
        for (int right = 0; right < 17; right++) {
            assertThat(verifyWithJunk(right, 17))
                    .isEqualTo(new Rejected(
                            Reason.MALFORMED, "header Stripe-Signature holds no signature of the documented form"));
        }
    }

    private static Object verifyWithJunk(int right, int all) {
        var setup = Setup.of("stripe", "s");
        var signer = setup.signer().tampering(Tampering.items(items -> {
            var junk = new ArrayList<>(Collections.nCopies(all, "v1=" + "ab".repeat(32)));
            junk.set(right, items.get(0));
            return junk;
        }));
        return setup.verifier().verify(signer.sign(Setup.BODY));
    }

    @Test
    void items_of_other_versions_are_skipped() {
        var setup = Setup.of("stripe", "s");
        for (String other : List.of("v0=" + "ab".repeat(32), "v1", "v11=00", "=", "", "\u00E4", "v1=xyz", "v1=")) {
            var signer = setup.signer().tampering(Tampering.items(items -> List.of(other, items.get(0), other)));

            assertThat(setup.verifier().verify(signer.sign(Setup.BODY)))
                    .as(other)
                    .isInstanceOf(Verified.class);
        }
    }

    @Test
    void a_signature_of_another_scheme_does_not_count() {
        var github = Setup.of("github", "s");
        var shopify = WebhookSigner.of("shopify", "s").sign(Setup.BODY);
        String foreign = shopify.headers().first("X-Shopify-Hmac-SHA256").orElseThrow();

        assertThat(github.verifier()
                        .verify(github.signer()
                                .header("X-Hub-Signature-256", foreign)
                                .sign(Setup.BODY)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void a_verified_request_says_what_its_signature_covers() {
        Map<String, Boolean> covered = Map.of("stripe", false, "github", false, "standard-webhooks", true);
        covered.forEach((provider, id) -> {
            var setup = Setup.of(provider, provider.equals("standard-webhooks") ? Setup.WHSEC : "s");
            var signed = setup.signer().sign(Setup.BODY);
            var verified = (Verified) setup.verifier().verify(signed);

            assertThat(verified.request()).isSameAs(signed);
            assertThat(verified.coversBody()).isTrue();
            assertThat(verified.covers("WEBHOOK-ID")).isEqualTo(id);
            assertThat(verified.covers("X-GitHub-Delivery")).isFalse();
            assertThat(verified.secretNumber()).isZero();
        });
    }

    @Test
    void a_verified_request_knows_its_signed_time_to_the_unit() {
        var slack = Setup.of("slack", "s");
        var millis = Setup.all()
                .filter(setup -> setup.name().equals("millis"))
                .findFirst()
                .orElseThrow();
        var github = Setup.of("github", "s");

        assertThat(((Verified) slack.verifier().verify(slack.signer().sign("x"))).signedAt())
                .hasValueSatisfying(time -> assertThat(time).isEqualTo("2026-01-01T00:00:00Z"));
        assertThat(((Verified) millis.verifier().verify(millis.signer().sign("x"))).signedAt())
                .hasValueSatisfying(time -> assertThat(time).isEqualTo(Setup.NOW));
        assertThat(((Verified) github.verifier().verify(github.signer().sign("x"))).signedAt())
                .isEmpty();
    }
}
