package org.webhookverifier.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.webhookverifier.address.ForwardedHeader;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.CodedScheme;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;

class SourceBuilderTest {
    @Test
    void says_its_defaults() {
        Source source = Source.of("github", "canary").build();

        assertThat(source.name()).isEqualTo("github");
        assertThat(source.provider()).isSameAs(Provider.named("github"));
        assertThat(source.path()).hasToString("/webhooks/github");
        assertThat(source.secrets()).containsExactly(Secret.of("canary"));
        assertThat(source.secretResolver()).isEmpty();
        assertThat(source.addresses()).isSameAs(AddressPolicy.any());
        assertThat(source.bodyLimit()).isEqualTo(1 << 20);
        assertThat(source.tolerance()).isEmpty();
        assertThat(source.lease()).isEqualTo(Duration.ofSeconds(60));
        assertThat(source.unsafeIdAsKey()).isFalse();
        assertThat(source.unsafeSettings()).isEmpty();
        assertThat(source.versionWhenAbsent()).isEmpty();
        assertThat(source).hasToString("Source[github, provider=github, path=/webhooks/github]");
    }

    @Test
    void keeps_what_it_is_told() {
        SecretResolver resolver = tenant -> List.of();
        Source source = Source.named("shop-eu")
                .provider("shopify")
                .path("/hooks/{tenant}")
                .secretResolver(resolver)
                .bodyLimit(5)
                .lease(Duration.ofSeconds(7))
                .retention(Duration.ofDays(45))
                .unsafeIdAsKey()
                .versionWhenAbsent("2024-10")
                .headers("X-Extra")
                .build();

        assertThat(source.secretResolver()).hasValue(resolver);
        assertThat(source.secrets()).isEmpty();
        assertThat(source.bodyLimit()).isEqualTo(5);
        assertThat(source.lease()).isEqualTo(Duration.ofSeconds(7));
        assertThat(source.retention()).isEqualTo(Duration.ofDays(45));
        assertThat(source.unsafeSettings()).containsExactly("unsafeIdAsKey");
        assertThat(source.versionWhenAbsent()).isEqualTo("2024-10");
        assertThat(source.headers()).contains("x-extra", "X-SHOPIFY-SHOP-DOMAIN");
    }

    @Test
    void retention_outlasts_retries_and_tolerance_by_default() {
        assertThat(Source.of("github", "s").build().retention()).isEqualTo(Duration.ofHours(90));
        assertThat(Source.of("slack", "s").build().retention()).isEqualTo(Duration.ofHours(24));
        assertThat(Source.of("slack", "s").tolerance(Duration.ofDays(2)).build().retention())
                .isEqualTo(Duration.ofDays(4));
    }

    @Test
    void retention_of_exactly_what_copies_need_is_enough() {
        assertThat(Source.of("github", "s")
                        .retention(Duration.ofHours(90))
                        .build()
                        .retention())
                .isEqualTo(Duration.ofHours(90));
        assertThat(problems(
                        Source.of("github", "s").retention(Duration.ofHours(90).minusNanos(1))))
                .singleElement()
                .asString()
                .startsWith("Source 'github': The retention PT89H59M59.999999999S is shorter than PT90H");
        assertThat(problems(
                        Source.of("slack", "s").tolerance(Duration.ofHours(1)).retention(Duration.ofMinutes(90))))
                .singleElement()
                .asString()
                .contains("shorter than PT2H");
    }

    @Test
    void retention_outlasts_the_tolerance_of_proofs_that_take_code() {
        assertThat(Source.of("hubspot-v3", "s")
                        .publicUrl("https://hooks.example.com")
                        .tolerance(Duration.ofDays(2))
                        .build()
                        .retention())
                .isEqualTo(Duration.ofDays(4));
        assertThat(problems(Source.of("hubspot-v3", "s")
                        .publicUrl("https://hooks.example.com")
                        .tolerance(Duration.ofDays(2))
                        .retention(Duration.ofDays(4).minusNanos(1))))
                .singleElement()
                .asString()
                .contains("shorter than PT96H");
        Provider sns = Provider.builder("acme")
                .scheme(new CodedScheme(
                        "sns", Map.of("toleranceSeconds", "172800", "futureSeconds", "86400"), "", false))
                .build();
        assertThat(Source.named("a").provider(sns).build().retention()).isEqualTo(Duration.ofDays(3));
        Provider token = Provider.builder("acme")
                .scheme(new CodedScheme("jwt", Map.of("leewaySeconds", "86400"), "", true))
                .build();
        assertThat(Source.named("a").provider(token).secrets("s").build().retention())
                .isEqualTo(Duration.ofDays(2));
    }

    @Test
    void messages_of_every_topic_are_an_unsafe_setting() {
        for (String topics : new String[] {"*", " *", "arn:aws:sns:a:1:b, *"}) {
            assertThat(Source.of("aws-sns").setting("topics", topics).build().unsafeSettings())
                    .as(topics)
                    .containsExactly("topics=*");
        }
        assertThat(Source.of("aws-sns")
                        .setting("topics", "arn:aws:sns:a:1:*")
                        .build()
                        .unsafeSettings())
                .isEmpty();
        assertThat(Source.of("github", "s").setting("topics", "*").build().unsafeSettings())
                .isEmpty();
    }

    @Test
    void a_retention_of_nothing_is_refused() {
        Provider plain =
                Provider.builder("acme").scheme(SignatureScheme.header("X-S")).build();

        assertThat(problems(Source.named("a").provider(plain).secrets("s").retention(Duration.ZERO)))
                .hasSize(1);
        assertThat(problems(Source.named("a").provider(plain).secrets("s").retention(Duration.ofSeconds(-1))))
                .hasSize(1);
    }

    @Test
    void an_unknown_provider_is_refused_with_the_nearest_name() {
        assertThat(problems(Source.of("sripe", "s")))
                .singleElement()
                .asString()
                .startsWith(
                        "Source 'sripe': There is no provider 'sripe' in the catalogue; did you mean 'stripe'? Known are: ");
        assertThat(problems(Source.of("nothing-like-it", "s")))
                .singleElement()
                .asString()
                .contains("in the catalogue. Known are: ");
    }

    @Test
    void a_source_without_provider_is_refused_also_if_there_are_other_mistakes() {
        assertThat(problems(Source.named("a").secrets("s")))
                .containsExactly("Source 'a': It has no provider: name one, for example provider(\"stripe\").");
        assertThat(problems(Source.named("a").secrets(""))).hasSize(2).anyMatch(p -> p.contains("It has no provider"));
    }

    @Test
    void a_source_needs_no_secret_if_its_provider_publishes_all_keys() {
        assertThat(Source.of("aws-sns").setting("topics", "*").build().secrets())
                .isEmpty();
    }

    @Test
    void a_source_without_secret_is_refused() {
        assertThat(problems(Source.named("a").provider("stripe")))
                .containsExactly("Source 'a': It has no secret: paste the one from the provider's dashboard.");
        assertThat(problems(Source.of("stripe")))
                .containsExactly(
                        "Source 'stripe': The list of secrets is empty: paste one from the provider's dashboard.");
        assertThat(problems(Source.of("stripe", (String) null)).toString()).contains("A secret is missing (null)");
    }

    @Test
    void one_bad_secret_among_good_ones_is_refused() {
        assertThat(problems(Source.of("stripe", "good", "")).toString()).contains("A secret is empty");
        assertThat(problems(Source.of("stripe", "good", "${x}")).toString()).contains("A secret is a placeholder");
    }

    @Test
    void a_secret_of_another_form_than_the_providers_is_refused_without_quoting_it() {
        assertThat(problems(Source.of("standard-webhooks", "canary*")).toString())
                .contains("A secret is not Base64 after 'whsec_'")
                .doesNotContain("canary");
        Provider strict = Provider.builder("acme")
                .scheme(SignatureScheme.header("X-S").secretPrefix("sec_"))
                .build();
        assertThat(problems(Source.named("a").provider(strict).secrets("canary"))
                        .toString())
                .contains("A secret does not start like any secret of provider 'acme'.")
                .doesNotContain("canary");
    }

    @Test
    void a_secret_given_twice_or_valid_never_is_refused() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(problems(Source.of("stripe", "s", "s")).toString()).contains("A secret is given twice");
        assertThat(problems(Source.named("a")
                        .provider("stripe")
                        .secret(Secret.of("s").validFrom(now).validUntil(now))))
                .singleElement()
                .asString()
                .contains("valid until a moment that is not after the one it is valid from");
    }

    @Test
    void fixed_secrets_and_a_resolver_exclude_each_other() {
        assertThat(problems(Source.of("stripe", "s").secretResolver(tenant -> List.of()))
                        .toString())
                .contains("It has fixed secrets and a secretResolver: keep one of them.");
    }

    @Test
    void a_path_with_tenant_needs_a_resolver() {
        assertThat(problems(Source.of("stripe", "s").path("/hooks/{tenant}")).toString())
                .contains("all tenants would share the secrets: set a secretResolver");
    }

    @Test
    void a_path_that_cannot_be_matched_is_refused() {
        for (String path : List.of("hooks", "", "/a?b", "/a/*")) {
            assertThat(problems(Source.of("stripe", "s").path(path)).toString()).contains("has to start with '/'");
        }
        for (String path : List.of(
                "/{x}",
                "/a{tenant}",
                "/{tenant}b",
                "/{tenant}/{tenant}",
                "/}",
                "/a}/{tenant}",
                "/{tenant}/}",
                "/{tenant}/{")) {
            assertThat(problems(Source.named("a")
                                    .provider("stripe")
                                    .secretResolver(t -> List.of())
                                    .path(path))
                            .toString())
                    .as(path)
                    .contains("may hold one '{tenant}'");
        }
    }

    @Test
    void a_tolerance_cannot_be_switched_off() {
        assertThat(problems(Source.of("stripe", "s").tolerance(Duration.ZERO)))
                .containsExactly(
                        "Source 'stripe': The tolerance PT0S is not positive; there is no way to switch it off.");
        assertThat(problems(Source.of("stripe", "s").tolerance(Duration.ofSeconds(-1)))
                        .toString())
                .contains("The tolerance PT-1S is not positive");
    }

    @Test
    void limits_have_to_be_positive() {
        assertThat(problems(Source.of("stripe", "s").bodyLimit(0)).toString()).contains("The body limit is 0 bytes");
        assertThat(problems(Source.of("stripe", "s").lease(Duration.ZERO)).toString())
                .contains("The lease PT0S");
        assertThat(problems(Source.of("stripe", "s").lease(Duration.ofSeconds(-1)))
                        .toString())
                .contains("The lease PT-1S");
    }

    @Test
    void a_name_that_cannot_be_in_a_path_is_refused() {
        for (String name : List.of("", "a b", "a/b", "ä", "..", "a".repeat(65))) {
            assertThat(problems(Source.named(name).provider("stripe").secrets("s"))
                            .toString())
                    .contains("The name has to consist of 1 to 64 letters");
        }
    }

    @Test
    void proxies_without_a_list_of_addresses_are_a_mistake() {
        assertThat(problems(Source.of("stripe", "s").trustedProxies(ForwardedHeader.FORWARDED, "10.0.0.0/8")))
                .containsExactly("Source 'stripe': Trusted proxies are declared, but no address is restricted:"
                        + " add allow(...), or publicUrlFromProxies() if they are for the public URL, or remove them.");
    }

    @Test
    void bad_proxies_and_bad_addresses_are_named_apart() {
        assertThat(problems(Source.of("stripe", "s")
                        .allow("192.0.2.0/33")
                        .trustedProxies(ForwardedHeader.FORWARDED, "10.0.0.0/8", "x")))
                .hasSize(2)
                .anyMatch(problem ->
                        problem.startsWith("Source 'stripe': Of the trusted proxies: ") && problem.contains("\"x\""))
                .anyMatch(problem -> problem.contains("192.0.2.0/33"));
        assertThat(problems(Source.of("stripe", "s")
                        .allow("192.0.2.0/24")
                        .trustedProxies(ForwardedHeader.FORWARDED, "0.0.0.0/0")))
                .hasSize(1);
        assertThat(problems(Source.of("stripe", "s").allow())).hasSize(1);
    }

    @Test
    void the_policy_knows_the_header_that_it_reads() {
        Source direct = Source.of("stripe", "s").allow("192.0.2.1").build();
        Source proxied = Source.of("stripe", "s")
                .allow("192.0.2.1")
                .trustedProxies(ForwardedHeader.X_FORWARDED_FOR, "10.0.0.1")
                .build();
        var request = WebhookRequest.post("/").header("X-Forwarded-For", "192.0.2.1");

        assertThat(direct.addresses().header()).isEmpty();
        assertThat(proxied.addresses().header()).hasValue("X-Forwarded-For");
        assertThat(proxied.addresses().admits(request.peer("10.0.0.1").build())).isTrue();
        assertThat(proxied.addresses().admits(request.peer("10.0.0.2").build())).isFalse();
        assertThat(direct.addresses().admits(request.peer("192.0.2.1").build())).isTrue();
        assertThat(direct.addresses().admits(request.peer(null).build())).isFalse();
        assertThat(AddressPolicy.any().admits(request.peer(null).build())).isTrue();
    }

    @Test
    void all_mistakes_are_in_one_message() {
        SourceBuilder wrong = Source.of("sripe", null, "", " ", "canary ", "${S}")
                .path("hooks/{x}")
                .allow("192.0.2.0/33", "256.0.0.1")
                .trustedProxies(ForwardedHeader.FORWARDED, "010.0.0.1")
                .tolerance(Duration.ZERO)
                .bodyLimit(0)
                .lease(Duration.ZERO);

        String message = catchThrowableOfType(WebhookConfigurationException.class, wrong::build)
                .getMessage();

        assertThat(message)
                .startsWith("The webhook configuration has 14 mistakes:")
                .contains("no provider 'sripe'", "missing (null)", "is empty", "is blank", "white space", "placeholder")
                .contains("start with '/'", "'{tenant}'", "192.0.2.0/33", "256.0.0.1", "010.0.0.1")
                .contains("tolerance", "body limit", "lease")
                .doesNotContain("canary");
    }

    @Test
    void a_builder_that_failed_says_the_same_again() {
        SourceBuilder wrong = Source.of("sripe", "");

        assertThat(problems(wrong)).isEqualTo(problems(wrong)).hasSize(2);
    }

    private static List<String> problems(SourceBuilder source) {
        return catchThrowableOfType(WebhookConfigurationException.class, source::build)
                .problems();
    }
}
