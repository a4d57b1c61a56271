package org.webhookverifier.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.config.WebhookConfigurationException;

class ProviderTest {
    @ParameterizedTest
    @MethodSource("names")
    @Tag("odd-jvm")
    void every_provider_of_the_catalogue_can_be_read_and_rests_on_evidence(String name) {
        Provider provider = Provider.named(name);

        assertThat(provider.id()).isEqualTo(name);
        assertThat(provider.name()).isNotBlank();
        assertThat(provider.schemes()).isNotEmpty();
        assertThat(provider.evidence()).isNotEmpty();
        assertThat(Provider.named(name)).isSameAs(provider);
        assertThat(provider).hasToString("Provider[" + name + "]");
    }

    static Set<String> names() {
        return Provider.names();
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"ECDSA", "RSA"})
    void a_signature_with_a_public_key_over_md5_is_refused(Algorithm algorithm) {
        var scheme = SignatureScheme.header("X-S").algorithm(algorithm).key(KeyFormat.PUBLIC_KEY);

        assertThatThrownBy(() ->
                        Provider.builder("a").scheme(scheme.hash(Hash.MD5)).build())
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("signs an MD5 with a private key");
        assertThat(Provider.builder("a").scheme(scheme.hash(Hash.SHA1)).build().schemes())
                .hasSize(1);
    }

    @Test
    void the_builder_keeps_what_it_is_told() {
        Provider acme = Provider.builder("acme")
                .name("Acme")
                .scheme(TokenScheme.bearer())
                .id("json:/id", "header:X-Id")
                .type("form:type")
                .version("form:payload#/v")
                .time("json:/at")
                .handshake("json:/type", "ping", "json:/challenge")
                .payload("form:payload")
                .successStatus(204)
                .retry(Duration.ofSeconds(3), Duration.ofHours(2))
                .headers(Set.of("X-Kept"))
                .evidence(List.of("a vector"))
                .build();

        assertThat(acme.name()).isEqualTo("Acme");
        assertThat(acme.schemes()).containsExactly(TokenScheme.bearer());
        assertThat(acme.facts().id()).containsExactly(Ref.parse("json:/id"), new Ref.Header("X-Id"));
        assertThat(acme.facts().type()).containsExactly(new Ref.Form("type"));
        assertThat(acme.facts().version()).containsExactly(Ref.parse("form:payload#/v"));
        assertThat(acme.facts().time()).containsExactly(Ref.parse("json:/at"));
        assertThat(acme.handshakes())
                .containsExactly(new Handshake(Ref.parse("json:/type"), "ping", Ref.parse("json:/challenge")));
        assertThat(acme.payload()).containsExactly(new Ref.Form("payload"));
        assertThat(acme.successStatus()).isEqualTo(204);
        assertThat(acme.retry()).isEqualTo(new Retry(Duration.ofSeconds(3), Duration.ofHours(2)));
        assertThat(acme.headers()).containsExactly("X-Kept");
        assertThat(acme.evidence()).containsExactly("a vector");
    }

    @Test
    void a_signature_covers_what_its_content_names() {
        var scheme = (SignatureScheme) Provider.builder("acme")
                .scheme(SignatureScheme.header("X-S")
                        .content("{id}.{timestamp}.{header:X-Topic}.{body}")
                        .idHeader("X-Id")
                        .timestampHeader("X-Time"))
                .build()
                .schemes()
                .get(0);

        assertThat(scheme.covers("x-id")).isTrue();
        assertThat(scheme.covers("x-time")).isTrue();
        assertThat(scheme.covers("x-topic")).isTrue();
        assertThat(scheme.covers("X-S")).isFalse();
        assertThat(scheme.covers("X-Other")).isFalse();
    }

    @Test
    void a_timestamp_in_an_item_does_not_make_the_whole_header_signed() {
        var stripe = (SignatureScheme) Provider.named("stripe").schemes().get(0);

        assertThat(stripe.covers("Stripe-Signature")).isFalse();
    }

    @Test
    void a_timestamp_that_is_not_signed_is_refused() {
        assertThat(problems(SignatureScheme.header("X-S").timestampHeader("X-Time")))
                .containsExactly("Provider 'acme': the scheme of header 'X-S' has a timestamp that is not signed;"
                        + " add {timestamp} to the content or leave the timestamp out.");
        assertThat(problems(SignatureScheme.header("X-S").separator(',').timestampItem("t=")))
                .hasSize(1);
    }

    @Test
    void a_content_that_does_not_fit_is_refused() {
        assertThat(problems(SignatureScheme.header("X-S").content("{timestamp}.{body}"))
                        .toString())
                .contains("signs {timestamp} without saying where it is");
        assertThat(problems(SignatureScheme.header("X-S").content("{id}").idHeader("X-Id"))
                        .toString())
                .contains("does not sign {body}");
        assertThat(problems(SignatureScheme.header("X-S").content("{body}.{body}"))
                        .toString())
                .contains("signs {body} more than once");
        assertThat(problems(SignatureScheme.header("X-S").content("{body}.{body}"))
                        .toString())
                .contains("signs {body} more than once");
        assertThat(problems(SignatureScheme.header("X-S").content("{id}.{body}"))
                        .toString())
                .contains("has to name both {id} in the content and the header of the id");
        assertThat(problems(SignatureScheme.header("X-S").idHeader("X-Id")).toString())
                .contains("has to name both {id} in the content and the header of the id");
        assertThat(problems(SignatureScheme.header("X-S").content("{body")).toString())
                .contains("'{' without '}'");
        assertThat(problems(SignatureScheme.header("X-S").content("{bodY}")).toString())
                .contains("names '{bodY}'");
        assertThat(problems(SignatureScheme.header("X-S").content("\u00A7{body}"))
                        .toString())
                .contains("not ASCII");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{id}{body}", "{body}{id}", "{id}.{header:X-A}{body}"})
    void values_side_by_side_are_refused_as_they_could_be_cut_elsewhere(String content) {
        assertThat(problems(SignatureScheme.header("X-S").content(content).idHeader("X-Id"))
                        .toString())
                .contains("right beside another value; put a literal between them");
    }

    @Test
    void a_timestamp_may_stand_beside_an_id_as_its_window_leaves_no_other_place_to_cut() {
        Provider acme = Provider.builder("acme")
                .scheme(SignatureScheme.header("X-S")
                        .content("{id}{timestamp}{body}")
                        .idHeader("X-Id")
                        .timestampHeader("X-T"))
                .build();

        assertThat(acme.schemes().get(0).covers("X-Id")).isTrue();
    }

    @Test
    void a_timestamp_in_an_item_needs_a_list() {
        assertThat(problems(SignatureScheme.header("X-S")
                                .content("{timestamp}.{body}")
                                .timestampItem("t="))
                        .toString())
                .contains("but the header is no list; set the separator");
    }

    @Test
    void a_negative_tolerance_is_refused() {
        Duration negative = Duration.ofSeconds(-1);
        var scheme = SignatureScheme.header("X-S").content("{timestamp}.{body}").timestampHeader("X-T");

        assertThat(problems(scheme.tolerance(negative, Duration.ZERO)).toString())
                .contains("negative tolerance");
        assertThat(problems(scheme.tolerance(Duration.ZERO, negative)).toString())
                .contains("negative tolerance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "X S", "X-S:", "X\u212A", "\u00C4", "X\n"})
    void what_cannot_be_the_name_of_a_header_is_refused(String name) {
        assertThat(problems(SignatureScheme.header(name)).toString()).contains("cannot be the name of a header");
        assertThat(problems(SignatureScheme.header("X-S").content("{body}.{id}").idHeader(name))
                        .toString())
                .contains("cannot be the name of a header");
        assertThat(problems(SignatureScheme.header("X-S")
                                .content("{body}.{timestamp}")
                                .timestampHeader(name))
                        .toString())
                .contains("cannot be the name of a header");
        var token = Provider.builder("acme").scheme(TokenScheme.header(name));
        assertThat(problems(token).toString()).contains("cannot be the name of a header");
    }

    @Test
    void a_signed_header_has_to_have_a_name_of_a_header() {
        assertThat(problems(SignatureScheme.header("X-S").content("{body}.{header:a b}"))
                        .toString())
                .contains("names 'a b', which cannot be the name of a header");
    }

    @Test
    void a_scheme_that_never_gets_a_secret_is_refused() {
        var plain =
                Provider.builder("acme").scheme(SignatureScheme.header("X-S")).scheme(TokenScheme.header("X-T"));
        var longer = Provider.builder("acme")
                .scheme(SignatureScheme.header("X-S").secretPrefix("sec_"))
                .scheme(new TokenScheme("X-T", TokenScheme.Form.PLAIN, "sec_t_"))
                .scheme(new TokenScheme("X-U", TokenScheme.Form.PLAIN, "tok_"))
                .scheme(TokenScheme.bearer());

        assertThat(problems(plain))
                .containsExactly("Provider 'acme': the scheme of header 'X-T' never gets a secret, as that of header"
                        + " 'X-S' comes before it and takes every secret; give each a secretPrefix that tells them"
                        + " apart, and put the one with the longer prefix first.");
        assertThat(problems(longer))
                .containsExactly("Provider 'acme': the scheme of header 'X-T' never gets a secret, as that of header"
                        + " 'X-S' comes before it and takes every secret that starts with 'sec_'; give each a"
                        + " secretPrefix that tells them apart, and put the one with the longer prefix first.");
    }

    @Test
    void schemes_whose_secrets_can_be_told_apart_are_taken() {
        Provider acme = Provider.builder("acme")
                .scheme(new TokenScheme("X-T", TokenScheme.Form.PLAIN, "sec_t_"))
                .scheme(SignatureScheme.header("X-S").secretPrefix("sec_"))
                .scheme(TokenScheme.bearer())
                .build();

        assertThat(acme.schemes()).hasSize(3);
    }

    @Test
    void all_mistakes_are_in_one_message() {
        var wrong = Provider.builder("Acme Ltd")
                .scheme(SignatureScheme.header("X-S").content("{nothing}").timestampHeader("X-T"))
                .id("where")
                .handshake("json:x", "y", "json:/z")
                .successStatus(302);

        assertThat(problems(wrong)).hasSize(6);
        assertThat(problems(Provider.builder("acme")))
                .containsExactly("Provider 'acme' has no scheme: say how its requests are signed.");
        assertThat(problems(
                        Provider.builder("acme").scheme(TokenScheme.bearer()).successStatus(199)))
                .hasSize(1);
    }

    private static List<String> problems(SignatureSchemeBuilder scheme) {
        return problems(Provider.builder("acme").scheme(scheme));
    }

    private static List<String> problems(Provider.Builder provider) {
        return catchThrowableOfType(WebhookConfigurationException.class, provider::build)
                .problems();
    }
}
