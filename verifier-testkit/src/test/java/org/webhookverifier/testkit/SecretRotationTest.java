package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.SecretResolver;
import org.webhookverifier.source.Source;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verification;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

class SecretRotationTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Provider TOKEN =
            Provider.builder("token").scheme(TokenScheme.header("X-Token")).build();

    private final SettableClock clock = SettableClock.at(NOON);

    @Test
    void any_of_several_secrets_may_have_signed_and_its_number_is_told() {
        var verifier = Verifier.of(Source.of("github", "new", "old", "older").build());

        assertThat(number(verifier.verify(github("new")))).isZero();
        assertThat(number(verifier.verify(github("old")))).isEqualTo(1);
        assertThat(number(verifier.verify(github("older")))).isEqualTo(2);
        assertThat(reason(verifier.verify(github("oldest")))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void the_first_secret_that_matches_is_told_when_several_signed() {
        var verifier = Verifier.of(Source.of("stripe", "b", "a").build(), clock);
        var signed = WebhookSigner.of("stripe", "a", "b").at(clock).sign("{}");

        assertThat(number(verifier.verify(signed))).isZero();
    }

    @Test
    void a_secret_counts_from_its_first_moment_until_just_before_its_last() {
        SourceBuilder source = Source.named("gh")
                .provider("github")
                .secret(Secret.of("always"))
                .secret(Secret.of("hour").validFrom(NOON).validUntil(NOON.plus(Duration.ofHours(1))));
        var verifier = Verifier.of(source.build(), clock);
        var signed = github("hour");

        clock.set(NOON.minusMillis(1));
        assertThat(reason(verifier.verify(signed))).isEqualTo(Reason.BAD_SIGNATURE);
        clock.set(NOON);
        assertThat(number(verifier.verify(signed))).isEqualTo(1);
        clock.set(NOON.plus(Duration.ofHours(1)).minusMillis(1));
        assertThat(number(verifier.verify(signed))).isEqualTo(1);
        clock.set(NOON.plus(Duration.ofHours(1)));
        assertThat(reason(verifier.verify(signed))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(verifier.verify(github("always"))).isInstanceOf(Verified.class);
    }

    @Test
    void a_token_counts_from_its_first_moment_until_just_before_its_last() {
        SourceBuilder source = Source.named("t")
                .provider(TOKEN)
                .secret(Secret.of("always"))
                .secret(Secret.of("hour").validFrom(NOON).validUntil(NOON.plus(Duration.ofHours(1))));
        var verifier = Verifier.of(source.build(), clock);
        var signed = WebhookSigner.of(TOKEN, "hour").sign("{}");

        clock.set(NOON.minusMillis(1));
        assertThat(reason(verifier.verify(signed))).isEqualTo(Reason.BAD_TOKEN);
        clock.set(NOON);
        assertThat(number(verifier.verify(signed))).isEqualTo(1);
        clock.set(NOON.plus(Duration.ofHours(1)));
        assertThat(reason(verifier.verify(signed))).isEqualTo(Reason.BAD_TOKEN);
    }

    @Test
    void no_secret_that_counts_means_refused_and_never_accepted() {
        for (Provider provider : List.of(Provider.named("github"), TOKEN)) {
            SourceBuilder source =
                    Source.named("s").provider(provider).secret(Secret.of("s").validUntil(NOON));
            var verifier = Verifier.of(source.build(), clock);

            assertThat(reason(verifier.verify(WebhookSigner.of(provider, "s").sign("{}"))))
                    .isEqualTo(Reason.NO_SECRET);
        }
    }

    @Test
    void an_expired_signing_secret_does_not_leave_the_other_scheme_alone_in_charge() {
        SourceBuilder source = Source.named("gl")
                .provider("gitlab")
                .secret(Secret.of("token"))
                .secret(Secret.of(Setup.WHSEC).validUntil(NOON));
        var verifier = Verifier.of(source.build(), clock);
        var both = WebhookSigner.of("gitlab", "token", Setup.WHSEC).at(clock).sign("{}");

        assertThat(reason(verifier.verify(both))).isEqualTo(Reason.NO_SECRET);
    }

    @Test
    void each_tenant_has_its_own_secrets() {
        var verifier = tenants(tenant -> List.of(Secret.of("secret of " + tenant)));

        assertThat(verifier.verify(github("secret of a"), "a")).isInstanceOf(Verified.class);
        assertThat(verifier.verify(github("secret of b"), "b")).isInstanceOf(Verified.class);
        assertThat(reason(verifier.verify(github("secret of a"), "b"))).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void an_unknown_tenant_is_refused() {
        var verifier = tenants(tenant -> List.of());

        assertThat(reason(verifier.verify(github("s"), "nobody"))).isEqualTo(Reason.NO_SECRET);
    }

    @Test
    void a_resolver_that_fails_makes_the_sender_come_again() {
        List<SecretResolver> broken = List.of(
                tenant -> {
                    throw new IllegalStateException("vault is sealed");
                },
                tenant -> null,
                tenant -> Arrays.asList(Secret.of("s"), null));
        for (SecretResolver resolver : broken) {
            assertThat(reason(tenants(resolver).verify(github("s"), "a"))).isEqualTo(Reason.SECRETS_UNAVAILABLE);
        }
        assertThat(Reason.SECRETS_UNAVAILABLE.status()).isEqualTo(503);
    }

    @Test
    void a_secret_of_the_wrong_form_from_a_resolver_never_verifies_anything() {
        Source source = Source.named("t")
                .provider("standard-webhooks")
                .path("/{tenant}")
                .secretResolver(tenant -> List.of(Secret.of("not*base64")))
                .build();
        var signed =
                WebhookSigner.of("standard-webhooks", Setup.WHSEC).at(clock).sign("{}");

        assertThat(reason(Verifier.of(source, clock).verify(signed, "a"))).isEqualTo(Reason.SECRETS_UNAVAILABLE);
    }

    @Test
    void a_secret_that_is_removed_or_added_counts_no_more_or_from_now_on() {
        var secrets = new CopyOnWriteArrayList<>(List.of(Secret.of("new"), Secret.of("old")));
        var verifier = tenants(tenant -> secrets);
        assertThat(verifier.verify(github("old"))).isInstanceOf(Verified.class);

        secrets.remove(1);
        assertThat(reason(verifier.verify(github("old")))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(verifier.verify(github("new"))).isInstanceOf(Verified.class);

        secrets.add(0, Secret.of("newest"));
        assertThat(number(verifier.verify(github("newest")))).isZero();
        assertThat(number(verifier.verify(github("new")))).isEqualTo(1);

        secrets.clear();
        assertThat(reason(verifier.verify(github("newest")))).isEqualTo(Reason.NO_SECRET);
    }

    @Test
    void a_tenant_that_shares_a_secret_with_another_still_verifies() {
        var verifier = tenants(tenant -> List.of(Secret.of("shared")));

        for (int i = 0; i < 100; i++) {
            assertThat(verifier.verify(github("shared"), "tenant" + i)).isInstanceOf(Verified.class);
        }
    }

    private static Verifier tenants(SecretResolver resolver) {
        return Verifier.of(Source.named("gh")
                .provider("github")
                .path("/hooks/{tenant}")
                .secretResolver(resolver)
                .build());
    }

    private static WebhookRequest github(String secret) {
        return WebhookSigner.of("github", secret).sign("{}");
    }

    private static int number(Verification verification) {
        assertThat(verification).isInstanceOf(Verified.class);
        return ((Verified) verification).secretNumber();
    }

    private static Reason reason(Verification verification) {
        assertThat(verification).isInstanceOf(Rejected.class);
        return ((Rejected) verification).reason();
    }
}
