package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

class CodedSigningTest {
    private static final SettableClock CLOCK = SettableClock.at(Setup.NOW);
    private static final List<VectorCase> VECTORS = Vectors.resource(VectorTest.class, "/vectors/official.jsonl.gz");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contentful",
                "getstream",
                "hubspot-v1",
                "hubspot-v2",
                "hubspot-v3",
                "plivo-v2",
                "plivo-v3",
                "twilio"
            })
    void the_signer_says_what_the_official_packages_said(String provider) {
        int compared = 0;
        for (VectorCase vector : VECTORS) {
            WebhookRequest request = vector.request();
            boolean plain = vector.provider().equals(provider)
                    && vector.name().endsWith("/valid")
                    && request.method().equals("POST")
                    // HubSpot's documentation decodes some escapes that its packages leave as they are.
                    && !(provider.equals("hubspot-v3") && request.target().contains("%"));
            if (plain) {
                String header = signatureHeader(provider);
                String signed = resigned(vector, header).headers().first(header).orElseThrow();
                assertThat(signed)
                        .as(vector.name())
                        .isEqualTo(request.headers().first(header).orElseThrow());
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    private static String signatureHeader(String provider) {
        return WebhookSigner.of(provider, "s".repeat(64)).securityHeaders().get(0);
    }

    private static WebhookRequest resigned(VectorCase vector, String without) {
        WebhookRequest request = vector.request();
        var signer = WebhookSigner.of(
                        vector.provider(), vector.receiver().secrets().get(0))
                .publicUrl(vector.receiver().publicUrl())
                .target(request.target().replaceFirst("[?&]bodySHA256=[0-9a-f]+", ""))
                .at(vector.receiver().now());
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            if (!headers.name(i).equalsIgnoreCase(without)) {
                signer = signer.header(headers.name(i), headers.value(i));
            }
        }
        return signer.sign(request.body().clone());
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void whatever_is_broken_gets_the_answer_that_it_has_to_get(CatalogueCase each, Mutation mutation) {
        assertThat(each.setup().verifier().verify(each.setup().signer().sign(Setup.BODY, mutation)))
                .matches(mutation::isAnsweredBy);
    }

    static Stream<Arguments> mutations() {
        return CatalogueCase.all()
                .filter(each -> each.scheme() instanceof CodedScheme
                        && !Set.of("adyen", "payos", "plivo-v3")
                                .contains(each.provider().id()))
                .flatMap(each ->
                        Mutation.all(each.setup().signer()).stream().map(mutation -> Arguments.of(each, mutation)));
    }

    @Test
    void every_item_of_adyen_is_signed() {
        var verifier = Verifier.of(Source.of("adyen", "00ff").build(), CLOCK);
        String item = "{\"NotificationRequestItem\":{\"pspReference\":\"%\",\"eventCode\":\"REFUND\","
                + "\"amount\":{\"value\":1,\"currency\":\"EUR\"}}}";
        WebhookRequest signed = WebhookSigner.of("adyen", "00ff")
                .sign("{\"notificationItems\":[" + item.replace("%", "1") + "," + item.replace("%", "2") + "]}");

        assertThat(verifier.verify(signed)).isInstanceOf(Verified.class);
        assertThat(verifier.verify(WireText.body(signed, body -> body.replace(":\"2\"", ":\"3\""))))
                .isEqualTo(new Rejected(Reason.BAD_SIGNATURE, "no signature matches"));
    }

    @Test
    void a_message_of_sns_is_completed_and_a_body_that_is_none_gets_one() {
        var keys = SigningPair.generate("aws-sns");
        var source = Source.of("aws-sns")
                .setting("topics", "arn:aws:sns:eu-west-1:1:mine")
                .downloads(keys.downloads())
                .build();
        var verifier = Verifier.of(source, CLOCK);
        var signer = WebhookSigner.of(source).privateKeys(keys.privateKey()).at(CLOCK);

        for (String body : List.of(
                "plain text",
                "{\"a\":1}",
                "{\"Message\":\"m\",\"Subject\":\"s\",\"SignatureVersion\":\"1\"}",
                "{\"Type\":\"UnsubscribeConfirmation\",\"Message\":\"m\",\"Token\":\"t\",\"SubscribeURL\":\"u\"}")) {
            assertThat(verifier.verify(signer.sign(body))).as(body).isInstanceOf(Verified.class);
        }
        assertThat(new String(signer.sign("plain text").body(), UTF_8)).contains("\"Message\":\"plain text\"");
    }

    @Test
    void the_default_url_is_the_one_of_the_examples() {
        var verifier = Verifier.of(
                Source.of("twilio", "token")
                        .publicUrl("https://hooks.example.com")
                        .build(),
                CLOCK);
        var twilio = WebhookSigner.of("twilio", "token");

        assertThat(verifier.verify(twilio.signForm(Map.of("From", "+1")))).isInstanceOf(Verified.class);
        assertThat(verifier.verify(twilio.publicUrl("https://other.example.com").signForm(Map.of("From", "+1"))))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void without_the_private_key_it_says_what_is_missing() {
        var keys = SigningPair.generate("plaid");
        assertThatThrownBy(() -> WebhookSigner.of("plaid", keys.publicKey()).sign("{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SigningPair.generate makes a pair")
                .hasNoCause();
        assertThatThrownBy(() -> WebhookSigner.of("truelayer", "secret").sign("{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SigningPair.generate makes a pair")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_body_that_the_provider_would_not_send_is_not_signed() {
        Map<String, String> hints = Map.of(
                "plivo-v3", "signForm",
                "adyen", "notificationItems",
                "payos", "'data'");
        hints.forEach((provider, hint) -> assertThatThrownBy(
                        () -> WebhookSigner.of(provider, "00").sign("{\"a\":1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(hint));
        assertThatThrownBy(() -> WebhookSigner.of("gitea", "00").signForm(Map.of("a", "1")))
                .hasMessageContaining("'payload'");
        assertThatThrownBy(() -> WebhookSigner.of("braintree", "a:b").signForm(Map.of("a", "1")))
                .hasMessageContaining("'bt_payload'");
    }

    @Test
    void a_pair_shows_its_public_key_alone() {
        for (String provider : Set.of("plaid", "truelayer", "google-pubsub", "aws-sns", "fusionauth")) {
            var keys = SigningPair.generate(Provider.named(provider));
            assertThat(keys.toString()).contains(keys.publicKey()).doesNotContain(keys.privateKey());
        }
    }
}
