package org.webhookverifier.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.Requests.CLOCK;
import static org.webhookverifier.verify.Requests.hmac;
import static org.webhookverifier.verify.Requests.post;
import static org.webhookverifier.verify.Requests.verifier;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhookverifier.provider.Encoding;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Ref;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/** What proves a request may be at any place of it, and has to be there once. */
class ProofPlacesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "json:/passcode | / | {\"passcode\":\"t0ken\"} | -",
                "json:/passcode | / | {\"passcode\":\"other\"} | BAD_TOKEN",
                "json:/passcode | / | {\"passcode\":\" \"} | MISSING_HEADER",
                "json:/passcode | / | {\"passcode\":{}} | MISSING_HEADER",
                "json:/passcode | / | {\"passcode\":\"t0ken\",\"passcode\":\"t0ken\"} | MALFORMED",
                "json:/passcode | / | no json | MALFORMED",
                "query:key | /?key=t0ken | b | -",
                "query:key | /?key=t0ke%6E&x=1 | b | -",
                "query:key | /?key=t0ken&key=t0ken | b | DUPLICATE_HEADER",
                "query:key | /?other=t0ken | b | MISSING_HEADER",
                "query:key | / | b | MISSING_HEADER",
                "query:key | /?key=%zz | b | MISSING_HEADER",
                "form:key | / | a=1&key=t0ken | -",
                "form:key | / | key=t0ken&key=x | DUPLICATE_HEADER",
                "form:key | / | %zz | MISSING_HEADER",
                "form:payload#/key | / | payload=%7B%22key%22%3A%22t0ken%22%7D | -",
                "form:payload#/key | / | payload=%7B%22key%22%3A1%7D | BAD_TOKEN",
                "form:payload#/key | / | payload=%7B%7D | MISSING_HEADER",
                "form:payload#/key | / | payload=%7B | MALFORMED",
                "form:payload#/key | / | other=1 | MISSING_HEADER",
            })
    void a_token(String place, String target, String body, String refusal) {
        Provider acme = Provider.builder("acme")
                .scheme(new TokenScheme(Ref.parse(place), TokenScheme.Form.PLAIN, ""))
                .build();
        var verifier =
                Verifier.of(Source.named("acme").provider(acme).secrets("t0ken").build(), CLOCK);
        var request = WebhookRequest.post(target).body(body.getBytes(UTF_8)).build();

        expect(verifier.verify(request), refusal);
    }

    @Test
    void a_value_that_is_too_long_is_refused() {
        Provider acme = Provider.builder("acme")
                .scheme(new TokenScheme(Ref.parse("query:key"), TokenScheme.Form.PLAIN, ""))
                .build();
        var verifier =
                Verifier.of(Source.named("acme").provider(acme).secrets("t").build(), CLOCK);

        expect(verifier.verify(WebhookRequest.post("/?key=" + "t".repeat(8193)).build()), "MALFORMED");
    }

    @Test
    void a_signature_may_be_in_one_of_several_headers() {
        Verifier verifier = verifier(SignatureScheme.at("header:X-S-1", "header:X-S-2"), "k");
        String right = hmac("k", "b");
        String wrong = hmac("z", "b");

        expect(verifier.verify(post("b", "X-S-1", right)), null);
        expect(verifier.verify(post("b", "X-S-2", right)), null);
        expect(verifier.verify(post("b", "X-S-1", wrong, "X-S-2", right)), null);
        expect(verifier.verify(post("b", "X-S-1", wrong)), "BAD_SIGNATURE");
        expect(verifier.verify(post("b")), "MISSING_HEADER");
        expect(verifier.verify(post("b", "X-S-1", right, "X-S-2", right, "X-S-2", right)), "DUPLICATE_HEADER");
        expect(verifier.verify(post("b", "X-S-1", "zz")), "MALFORMED");
    }

    @Test
    void a_signature_may_be_in_the_query_in_base64() {
        Verifier plain = verifier(SignatureScheme.at("query:sig").encoding(Encoding.BASE64), "k");
        Verifier url = verifier(SignatureScheme.at("query:sig").encoding(Encoding.BASE64URL), "k");
        byte[] mac = Requests.mac("k", "b");
        String text = Base64.getEncoder().encodeToString(mac);

        expect(plain.verify(at("/?sig=" + text.replace("+", "%2B"))), null);
        expect(url.verify(at("/?sig=" + Base64.getUrlEncoder().encodeToString(mac))), null);
        expect(plain.verify(at("/?sig=****")), "MALFORMED");
    }

    @ParameterizedTest
    @CsvSource({"/?a=1, 1.b, ''", "/?a=%C3%A4, ä.b, ''", "/?b=1, 1.b, MISSING_HEADER"})
    void a_value_of_the_query_may_be_signed_and_tells_deliveries_apart(String target, String content, String refusal) {
        Verifier verifier = verifier(SignatureScheme.header("X-S").content("{query:a}.{body}"), "k");
        var request = WebhookRequest.post(target)
                .header("X-S", hmac("k", content))
                .body("b".getBytes(UTF_8))
                .build();

        Verification verification = verifier.verify(request);
        expect(verification, refusal.isEmpty() ? null : refusal);
        if (verification instanceof Verified verified) {
            assertThat(verified.signedBesides()).isPresent();
            assertThat(verified.covers(new Ref.Query("a"))).isTrue();
        }
    }

    @Test
    void a_header_that_is_signed_beside_a_value_of_the_query_is_ascii_and_short() {
        Verifier verifier = verifier(
                SignatureScheme.header("X-S")
                        .content("{query:a}.{header:X-H}.{id}.{body}")
                        .idHeader("X-Id"),
                "k");

        for (String value : new String[] {"ok", "\u00e4", "\u0001", "h".repeat(1025), "a.b"}) {
            var request = WebhookRequest.post("/?a=1")
                    .header("X-H", value)
                    .header("X-Id", "i")
                    .header("X-S", hmac("k", "1." + value + ".i.b"))
                    .body("b".getBytes(UTF_8))
                    .build();
            expect(verifier.verify(request), value.equals("ok") ? null : "MALFORMED");
        }
    }

    private static WebhookRequest at(String target) {
        return WebhookRequest.post(target).body("b".getBytes(UTF_8)).build();
    }

    private static void expect(Verification verification, String refusal) {
        if (refusal == null) {
            assertThat(verification).isInstanceOf(Verified.class);
        } else {
            assertThat(verification).isInstanceOf(Rejected.class);
            assertThat(((Rejected) verification).reason()).isEqualTo(Reason.valueOf(refusal));
        }
    }
}
