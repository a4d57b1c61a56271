package org.webhookverifier.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.Secret;

/** What a program can get wrong, and what it is told. */
class SyncMistakesTest {
    private static final String URL = "https://hooks.example.com/in";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.github.com",
                "https://user@api.github.com",
                "https://api.github.com?x=1",
                "https://api.github.com#x",
                "ftp://api.github.com",
                "https:///path",
                "not a url",
                ""
            })
    void a_base_url_that_is_not_plain_https_is_refused(String url) {
        var builder = SubscriptionSync.stripe().baseUrl(url);

        assertThatThrownBy(builder::build)
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("The base URL is not HTTPS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:80",
                "http://10.0.0.1",
                "http://127.0.0.1.example.com",
                "https://127.0.0.1",
                "http://127.1"
            })
    void the_unsafe_base_url_is_of_this_machine_only(String url) {
        var builder = SubscriptionSync.stripe().unsafeLoopbackBaseUrl(url);

        assertThatThrownBy(builder::build).hasMessageContaining("not of this machine");
    }

    @Test
    void a_server_of_ones_own_has_its_own_address() {
        assertThatCode(() -> SubscriptionSync.gitHubOrganization("octo")
                        .baseUrl("https://github.example.com:8443/api/v3/")
                        .build())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a b", "ä", "a?b", "a%2fb"})
    void names_that_would_lead_elsewhere_are_refused(String name) {
        assertThatThrownBy(() -> SubscriptionSync.gitHubRepository("octo", name))
                .hasMessageContaining("repository");
        assertThatThrownBy(() -> SubscriptionSync.gitHubRepository(name, "hello"))
                .hasMessageContaining("owner");
        assertThatThrownBy(() -> SubscriptionSync.gitHubOrganization(name)).hasMessageContaining("organisation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "shop.example.com",
                ".myshopify.com",
                "evil.com/.myshopify.com",
                "a.b.myshopify.com",
                "a@b.myshopify.com"
            })
    void a_shop_is_named_by_its_own_domain(String shop) {
        assertThatThrownBy(() -> SubscriptionSync.shopify(shop, "2025-07")).hasMessageContaining("name.myshopify.com");
    }

    @Test
    void each_provider_is_called_at_its_own_address() {
        assertThat(new GitHub("a repository", "/repos/octo/hello/hooks", "2022-11-28").base())
                .hasToString("https://api.github.com");
        assertThat(new Stripe("").base()).hasToString("https://api.stripe.com");
        assertThat(new Shopify("octo.myshopify.com", "2025-07").base()).hasToString("https://octo.myshopify.com");
    }

    @Test
    void all_mistakes_are_told_at_once() {
        var builder = SubscriptionSync.shopify("octo.myshopify.com", "20/25")
                .mode(SyncMode.PLAN)
                .timeout(Duration.ZERO)
                .patience(Duration.ofDays(1));

        assertThatThrownBy(builder::build)
                .hasMessageContaining("4 mistakes")
                .hasMessageContaining("version of the API")
                .hasMessageContaining("The timeout is PT0S")
                .hasMessageContaining("The patience is PT24H")
                .hasMessageContaining("say token(...), or leave the mode OFF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok\nCANARY", "tok CANARY", "tok\u00e4CANARY"})
    void a_token_that_no_header_can_hold_is_refused_without_being_quoted(String token) {
        var sync = SubscriptionSync.stripe()
                .mode(SyncMode.PLAN)
                .token(() -> Secret.of(token))
                .build();

        assertThatThrownBy(() -> sync.plan(Wanted.of(URL, "invoice.paid")))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("no header may hold")
                .hasMessageNotContaining("CANARY");
    }

    @Test
    void a_token_that_is_null_is_a_mistake() {
        var sync =
                SubscriptionSync.stripe().mode(SyncMode.PLAN).token(() -> null).build();

        assertThatThrownBy(() -> sync.plan(Wanted.of(URL, "invoice.paid")))
                .hasMessageContaining("The token is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/in",
                "hooks.example.com/in",
                "https://user:pw@hooks.example.com/in",
                "https://hooks.example.com/in#x",
                "https://hooks.example.com/\u00e4",
                "https://",
                "https://hooks.example.com/a b"
            })
    void a_callback_that_is_not_plain_https_is_refused(String url) {
        assertThatThrownBy(() -> Wanted.of(url, "push")).hasMessageContaining("The wanted URL");
        assertThatThrownBy(() -> Wanted.nothing(url)).hasMessageContaining("The wanted URL");
    }

    @Test
    void patterns_cannot_be_said_to_a_provider() {
        assertThatThrownBy(() -> Wanted.of(URL, "invoice.*"))
                .hasMessageContaining("\"invoice.*\" is a pattern")
                .hasMessageContaining("name each type, or \"*\" alone");
    }

    @Test
    void types_are_at_least_one_and_words_of_the_provider() {
        assertThatThrownBy(() -> Wanted.of(URL)).hasMessageContaining("say Wanted.nothing(url)");
        assertThatThrownBy(() -> Wanted.of(URL, List.of("*", "push"))).hasMessageContaining("leave the others out");
        assertThatThrownBy(() -> Wanted.of(URL, "pull request", ""))
                .hasMessageContaining("write it as the provider does");
    }
}
