package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.SignatureSchemeBuilder;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

class WebhookSignerTest {
    private static final List<String> FIRST_FIVE = List.of("stripe", "github", "slack", "shopify", "standard-webhooks");

    private static final Instant NOW = Instant.parse(Setup.NOW);
    private static final String BODY = "{\"id\":\"evt_1\"}";

    @Test
    void readme_example() {
        var clock = SettableClock.at("2026-01-01T00:00:00Z");
        var verifier = Verifier.of(Source.of("stripe", "whsec_test").build(), clock);
        var stripe = WebhookSigner.of("stripe", "whsec_test").at(clock);
        String body = "{\"id\":\"evt_1\",\"type\":\"invoice.paid\"}";

        assertThat(verifier.verify(stripe.sign(body))).isInstanceOf(Verified.class);

        for (Mutation mutation : Mutation.all(stripe)) {
            assertThat(verifier.verify(stripe.sign(body, mutation)))
                    .as(mutation.name())
                    .matches(mutation::isAnsweredBy);
        }
    }

    @ParameterizedTest
    @MethodSource("soundVectors")
    @Tag("odd-jvm")
    void signs_as_the_official_packages_do(VectorCase vector) {
        var signer =
                WebhookSigner.of(vector.provider(), vector.receiver().secrets().get(0));
        String name = signer.securityHeaders().get(0);
        Optional<String> id = vector.request().headers().first("webhook-id");
        if (id.isPresent()) {
            signer = signer.id(id.get());
        }

        WebhookRequest signed = signer.timestamp(timestamp(vector.request()))
                .sign(vector.request().body());

        assertThat(signed.headers().first(name))
                .isEqualTo(vector.request().headers().first(name));
    }

    static Stream<VectorCase> soundVectors() {
        return Vectors.resource(VectorTest.class, "/vectors/official.jsonl.gz").stream()
                .filter(vector -> FIRST_FIVE.contains(vector.provider()))
                .filter(vector -> vector.name().matches(".*/[fx]\\d+/valid"));
    }

    private static String timestamp(WebhookRequest request) {
        return Stream.of("webhook-timestamp", "x-slack-request-timestamp", "stripe-signature")
                .flatMap(name -> request.headers().all(name).stream())
                .map(value -> value.replaceFirst("t=(\\d+),.*", "$1"))
                .findFirst()
                .orElse("");
    }

    @Test
    void the_same_settings_always_give_the_same_request() {
        List<Setup> lasting = Setup.all()
                .filter(setup ->
                        !setup.name().contains("ecdsa") && !setup.name().contains("sendgrid"))
                .toList();
        for (Setup setup : lasting) {
            assertThat(lines(setup.signer().sign(BODY)))
                    .as(setup.name())
                    .isEqualTo(lines(setup.signer().sign(BODY)));
        }
    }

    @Test
    void equal_bodies_are_copies_of_one_delivery_and_others_are_not() {
        var signer = WebhookSigner.of("github", "s").at(NOW);

        assertThat(header(signer.sign("a"), "X-GitHub-Delivery"))
                .isEqualTo(header(signer.sign("a"), "X-GitHub-Delivery"));
        assertThat(header(signer.sign("a"), "X-GitHub-Delivery"))
                .isNotEqualTo(header(signer.sign("b"), "X-GitHub-Delivery"));
    }

    @Test
    void facts_are_put_where_the_provider_has_them() {
        var signed = WebhookSigner.of("shopify", "hush")
                .at(NOW)
                .id("b54557e4")
                .type("orders/create")
                .version("2024-10")
                .sign(BODY);

        assertThat(header(signed, "X-Shopify-Webhook-Id")).isEqualTo("b54557e4");
        assertThat(header(signed, "X-Shopify-Topic")).isEqualTo("orders/create");
        assertThat(header(signed, "X-Shopify-API-Version")).isEqualTo("2024-10");
        assertThat(header(signed, "X-Shopify-Triggered-At")).isEqualTo("2026-01-01T00:00:00.250Z");
    }

    @Test
    void facts_that_are_not_given_are_made_up_but_for_the_version() {
        var signed = WebhookSigner.of("shopify", "hush").at(NOW).sign(BODY);

        assertThat(header(signed, "X-Shopify-Webhook-Id")).matches("evt[0-9a-f]{24}");
        assertThat(header(signed, "X-Shopify-Topic")).isEqualTo("test");
        assertThat(signed.headers().first("X-Shopify-API-Version")).isEmpty();
    }

    @Test
    void a_fact_that_belongs_into_the_body_is_refused() {
        var stripe = WebhookSigner.of("stripe", "s");

        assertThatThrownBy(() -> stripe.type("invoice.paid"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Provider 'stripe' has no header for the type: write it into the body");
        assertThatThrownBy(() -> stripe.id("evt_1")).hasMessageContaining("for the id");
        assertThatThrownBy(() -> stripe.version("1")).hasMessageContaining("for the version");
    }

    @Test
    void a_signed_id_that_is_no_fact_can_be_set() {
        var provider = Provider.builder("acme")
                .scheme(SignatureScheme.header("X-S").content("{id}.{body}").idHeader("X-Nonce"))
                .build();

        assertThat(header(WebhookSigner.of(provider, "s").id("n1").sign(BODY), "X-Nonce"))
                .isEqualTo("n1");
    }

    @Test
    void says_its_defaults() {
        var signed = WebhookSigner.of("github", "s").sign(BODY);

        assertThat(signed.method()).isEqualTo("POST");
        assertThat(signed.target()).isEqualTo("/webhooks/github");
        assertThat(signed.peer()).isEmpty();
        assertThat(header(signed, "Content-Type")).isEqualTo("application/json");
        assertThat(signed.body()).isEqualTo(BODY.getBytes(UTF_8));
    }

    @Test
    void takes_target_peer_content_type_and_headers() {
        var signed = WebhookSigner.of("github", "s")
                .target("/hooks?x=%2F")
                .peer("192.0.2.1")
                .contentType("application/vnd.acme+json")
                .header("X-Extra", "1")
                .header("X-Extra", "2")
                .sign(BODY);

        assertThat(signed.target()).isEqualTo("/hooks?x=%2F");
        assertThat(signed.peer()).hasValue("192.0.2.1");
        assertThat(header(signed, "Content-Type")).isEqualTo("application/vnd.acme+json");
        assertThat(signed.headers().all("x-extra")).containsExactly("1", "2");
    }

    @Test
    void a_header_that_is_given_is_not_filled_in() {
        var signed = WebhookSigner.of("github", "s")
                .header("x-github-event", "push")
                .header("x-hub-signature-256", "sha256=forged")
                .header("content-type", "text/plain")
                .sign(BODY);

        assertThat(signed.headers().all("X-GitHub-Event")).containsExactly("push");
        assertThat(signed.headers().all("X-Hub-Signature-256")).containsExactly("sha256=forged");
        assertThat(signed.headers().all("Content-Type")).containsExactly("text/plain");
    }

    @Test
    void a_form_is_encoded_before_it_is_signed() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("payload", "{\"a\":\"* +\u00E4\"}");
        fields.put("x", "");
        var setup = Setup.of("slack", "s");

        var signed = setup.signer().signForm(fields);

        assertThat(new String(signed.body(), UTF_8)).isEqualTo("payload=%7B%22a%22%3A%22*+%2B%C3%A4%22%7D&x=");
        assertThat(header(signed, "Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(setup.verifier().verify(signed)).isInstanceOf(Verified.class);
    }

    @Test
    void every_secret_signs_where_the_header_is_a_list_and_the_first_where_it_is_not() {
        assertThat(header(WebhookSigner.of("stripe", "a", "b").at(NOW).sign(BODY), "Stripe-Signature"))
                .matches("t=1767225600,v1=[0-9a-f]{64},v1=[0-9a-f]{64}");
        assertThat(header(WebhookSigner.of("github", "a", "b").sign(BODY), "X-Hub-Signature-256"))
                .isEqualTo(header(WebhookSigner.of("github", "a").sign(BODY), "X-Hub-Signature-256"));
    }

    @Test
    void a_private_key_signs_for_the_public_key_that_the_source_has() {
        var keys = SigningPair.generate("discord");
        var verifier = Verifier.of("discord", keys.publicKey());

        assertThat(verifier.verify(
                        WebhookSigner.of("discord", keys.privateKey()).sign(BODY)))
                .isInstanceOf(Verified.class);
        assertThat(verifier.verify(
                        WebhookSigner.of(Source.of("discord", keys.publicKey()).build())
                                .privateKeys(pem(keys.privateKey()))
                                .sign(BODY)))
                .isInstanceOf(Verified.class);
        assertThat(keys).asString().doesNotContain(keys.privateKey());
        assertThat(SigningPair.generate("standard-webhooks").publicKey()).startsWith("whpk_");
    }

    private static String pem(String base64) {
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    void what_cannot_sign_is_refused_without_quoting_it() {
        var keys = SigningPair.generate("discord");
        var coded = Provider.builder("acme")
                .scheme(new CodedScheme("unheard-of", Map.of(), "", true))
                .build();

        assertThatThrownBy(() -> WebhookSigner.of("discord", keys.publicKey()).sign(BODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The key is no private key of ED25519")
                .hasMessageNotContaining(keys.publicKey());
        assertThatThrownBy(() -> WebhookSigner.of("discord", "canary!").sign(BODY))
                .hasMessageNotContaining("canary")
                .hasNoCause();
        assertThatThrownBy(() -> WebhookSigner.of(coded, "s").sign(BODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no signing by the procedure 'unheard-of', only checking");
        assertThatThrownBy(() -> SigningPair.generate("stripe"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Provider 'stripe' does not sign with a private key: it shares a secret");
    }

    @Test
    void what_is_signed_is_put_where_the_provider_has_it_unless_it_is_there() {
        var query = WebhookSigner.of(provider(SignatureScheme.at("query:sig")), "s");
        var form = WebhookSigner.of(
                provider(SignatureScheme.at("form:sig").content("{form:a}").bodyUnsigned()), "s");
        var json = WebhookSigner.of(
                provider(SignatureScheme.header("X-S")
                        .content("{timestamp}.{body}")
                        .timestampAt("json:/t")),
                "s");
        var nested = WebhookSigner.of(provider(SignatureScheme.header("X-S").content("{json:/a/b}.{body}")), "s");

        assertThat(query.target("/x?y=1").sign(BODY).target()).startsWith("/x?y=1&sig=");
        assertThat(query.target("/x?sig=given").sign(BODY).target()).isEqualTo("/x?sig=given");
        assertThat(text(form.sign("a=1"))).startsWith("a=1&sig=");
        assertThat(text(form.sign(""))).startsWith("a=value&sig=");
        assertThat(text(json.at(NOW).sign("{}"))).isEqualTo("{\"t\":1767225600}");
        assertThat(text(json.at(NOW).sign(" { \"x\":1}"))).isEqualTo(" {\"t\":1767225600, \"x\":1}");
        assertThat(text(json.timestamp("01\"").sign("{}"))).isEqualTo("{\"t\":\"01\\\"\"}");
        assertThat(text(json.sign("{\"t\":5}"))).isEqualTo("{\"t\":5}");
        assertThatThrownBy(() -> json.sign("[]")).isInstanceOf(IllegalArgumentException.class);
        assertThat(text(nested.sign("{}"))).isEqualTo("{\"a\":{\"b\":\"value\"}}");
        assertThatThrownBy(() -> nested.sign("{\"a\":1}"))
                .hasMessageContaining("has to be a JSON object with the member '/a/b'");
        assertThatThrownBy(() -> nested.sign("[]")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Provider provider(SignatureSchemeBuilder scheme) {
        return Provider.builder("acme").scheme(scheme).build();
    }

    private static String text(WebhookRequest request) {
        return new String(request.body(), UTF_8);
    }

    @Test
    void secrets_of_a_source_sign_while_they_count() {
        Source source = Source.named("gh")
                .provider("github")
                .secret(Secret.of("old").validUntil(NOW))
                .secret(Secret.of("new").validFrom(NOW))
                .build();
        var signer = WebhookSigner.of(source);

        assertThat(header(signer.at(NOW).sign(BODY), "X-Hub-Signature-256"))
                .isEqualTo(header(WebhookSigner.of("github", "new").sign(BODY), "X-Hub-Signature-256"));
        assertThat(header(signer.at(NOW.minusMillis(1)).sign(BODY), "X-Hub-Signature-256"))
                .isEqualTo(header(WebhookSigner.of("github", "old").sign(BODY), "X-Hub-Signature-256"));
        assertThat(signer.sign(BODY).target()).isEqualTo("/webhooks/gh");
    }

    @Test
    void a_secret_that_does_not_count_cannot_sign() {
        Source source = Source.named("gh")
                .provider("github")
                .secret(Secret.of("canary").validUntil(NOW))
                .build();

        assertThatThrownBy(() -> WebhookSigner.of(source).at(NOW).sign(BODY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No secret of provider 'github' counts at " + NOW);
    }

    @Test
    void a_secret_of_no_scheme_is_refused_without_quoting_it() {
        var provider = Provider.builder("acme")
                .scheme(new TokenScheme("X-T", TokenScheme.Form.PLAIN, "tok_"))
                .build();

        assertThatThrownBy(() -> WebhookSigner.of(provider, "canary").sign(BODY))
                .hasMessage("Provider 'acme' has no scheme for the secrets");
        assertThatThrownBy(() -> WebhookSigner.of(provider, "tok_1", "canary").sign(BODY))
                .hasMessage("Provider 'acme' has no scheme for one of the secrets");
    }

    @Test
    void a_tenant_signs_with_its_own_secret_for_its_own_path() {
        Source source = Source.named("shops")
                .provider("shopify")
                .path("/hooks/{tenant}/shopify")
                .secretResolver(tenant -> List.of(Secret.of("secret-of-" + tenant)))
                .build();

        var signed = WebhookSigner.of(source, "acme").sign(BODY);

        assertThat(signed.target()).isEqualTo("/hooks/acme/shopify");
        assertThat(header(signed, "X-Shopify-Hmac-SHA256"))
                .isEqualTo(header(WebhookSigner.of("shopify", "secret-of-acme").sign(BODY), "X-Shopify-Hmac-SHA256"));
    }

    @Test
    void the_tolerance_of_the_source_decides_what_is_stale() {
        var clock = SettableClock.at(NOW);
        Source source =
                Source.of("slack", "s").tolerance(Duration.ofSeconds(10)).build();
        var signer = WebhookSigner.of(source).at(clock);

        assertThat(header(signer.sign("x", Mutation.stale()), "X-Slack-Request-Timestamp"))
                .isEqualTo(Long.toString(NOW.getEpochSecond() - 11));
        assertThat(header(signer.sign("x", Mutation.future()), "X-Slack-Request-Timestamp"))
                .isEqualTo(Long.toString(NOW.getEpochSecond() + 11));
    }

    @Test
    void the_printed_form_holds_no_secret() {
        assertThat(WebhookSigner.of("github", "canary").id("x")).hasToString("WebhookSigner[github, 1 secrets]");
    }

    private static String header(WebhookRequest request, String name) {
        assertThat(request.headers().all(name)).as(name).hasSize(1);
        return request.headers().first(name).orElseThrow();
    }

    private static List<String> lines(WebhookRequest request) {
        return Stream.iterate(0, i -> i < request.headers().size(), i -> i + 1)
                .map(i -> request.headers().name(i) + ": " + request.headers().value(i))
                .toList();
    }
}
