package org.webhookverifier.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.Requests.hmac;
import static org.webhookverifier.verify.Requests.post;
import static org.webhookverifier.verify.VerifierTest.assertRejected;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.SecretResolver;
import org.webhookverifier.source.Source;

class KeyRingTest {
    private final WebhookRequest signed = post("{}", "X-Hub-Signature-256", "sha256=" + hmac("s", "{}"));

    @Test
    void the_secrets_of_the_tenant_count() {
        var verifier = verifier(tenant -> tenant.equals("a") ? List.of(Secret.of("s")) : List.of());

        assertThat(verifier.verify(signed, "a")).isInstanceOf(Verified.class);
        assertThat(verifier.verify(signed, "b"))
                .isEqualTo(new Rejected(Reason.NO_SECRET, "there is no secret for the request"));
        assertRejected(verifier, signed, Reason.NO_SECRET);
    }

    @Test
    void a_list_that_changes_counts_as_it_is_now() {
        var secrets = new ArrayList<>(List.of(Secret.of("s")));
        var verifier = verifier(tenant -> secrets);
        assertThat(verifier.verify(signed)).isInstanceOf(Verified.class);

        secrets.set(0, Secret.of("other"));
        assertRejected(verifier, signed, Reason.BAD_SIGNATURE);

        secrets.clear();
        assertRejected(verifier, signed, Reason.NO_SECRET);
    }

    @Test
    void a_resolver_that_throws_or_gives_nonsense_makes_the_sender_come_again() {
        assertRejected(
                verifier(tenant -> {
                    throw new IllegalStateException("down");
                }),
                signed,
                Reason.SECRETS_UNAVAILABLE);
        assertRejected(verifier(tenant -> null), signed, Reason.SECRETS_UNAVAILABLE);
        assertThat(verifier(tenant -> Arrays.asList(Secret.of(tenant), null)).verify(signed, "acme"))
                .isEqualTo(new Rejected(Reason.SECRETS_UNAVAILABLE, "the secrets cannot be found out at the moment"));
    }

    @Test
    void a_secret_that_fits_no_scheme_does_not_count() {
        Source source = Source.named("a")
                .provider(Provider.builder("acme")
                        .scheme(SignatureScheme.header("X-Sign").secretPrefix("sec_"))
                        .build())
                .secretResolver(tenant -> List.of(Secret.of("other")))
                .build();

        assertRejected(Verifier.of(source), post("{}", "X-Sign", hmac("other", "{}")), Reason.NO_SECRET);
    }

    private static Verifier verifier(SecretResolver resolver) {
        return Verifier.of(Source.named("gh")
                .provider("github")
                .path("/{tenant}")
                .secretResolver(resolver)
                .build());
    }
}
