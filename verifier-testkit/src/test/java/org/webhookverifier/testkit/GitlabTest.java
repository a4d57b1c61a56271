package org.webhookverifier.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Rejected;
import org.webhookverifier.verify.Verified;
import org.webhookverifier.verify.Verifier;

/** GitLab can prove a request by a token, by a signature, or by both; a receiver that knows both secrets wants both. */
class GitlabTest {
    private static final String TOKEN = "glsecret";
    private static final String SIGNING = Setup.WHSEC;

    private final SettableClock clock = SettableClock.at(Setup.NOW);
    private final WebhookRequest byToken = signer(TOKEN).sign("{}");
    private final WebhookRequest bySignature = signer(SIGNING).sign("{}");
    private final WebhookRequest byBoth = signer(TOKEN, SIGNING).sign("{}");

    @Test
    void a_receiver_with_the_token_wants_the_token() {
        assertThat(verify(byToken, TOKEN)).isInstanceOf(Verified.class);
        assertThat(verify(byBoth, TOKEN)).isInstanceOf(Verified.class);
        assertThat(verify(bySignature, TOKEN)).isEqualTo(missing("X-Gitlab-Token"));
        assertThat(verify(signer("other").sign("{}"), TOKEN))
                .isEqualTo(new Rejected(Reason.BAD_TOKEN, "the token in header X-Gitlab-Token is wrong"));
    }

    @Test
    void a_receiver_with_the_signing_token_wants_the_signature() {
        assertThat(verify(bySignature, SIGNING)).isInstanceOf(Verified.class);
        assertThat(verify(byBoth, SIGNING)).isInstanceOf(Verified.class);
        assertThat(verify(byToken, SIGNING)).isEqualTo(missing("webhook-signature"));
    }

    @Test
    void a_receiver_with_both_wants_both() {
        assertThat(verify(byBoth, TOKEN, SIGNING)).isInstanceOf(Verified.class);
        assertThat(verify(byBoth, SIGNING, TOKEN)).isInstanceOf(Verified.class);
        assertThat(verify(byToken, TOKEN, SIGNING)).isEqualTo(missing("webhook-signature"));
        assertThat(verify(bySignature, TOKEN, SIGNING)).isEqualTo(missing("X-Gitlab-Token"));
    }

    @Test
    void one_proof_does_not_make_up_for_the_other() {
        assertThat(verify(signer("other", SIGNING).sign("{}"), TOKEN, SIGNING))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.BAD_TOKEN));
        assertThat(verify(byBoth.withBody("[]".getBytes(UTF_8)), TOKEN, SIGNING))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.BAD_SIGNATURE));
    }

    @Test
    void the_signing_token_is_no_token() {
        var pasted = WebhookRequest.post("/").header("X-Gitlab-Token", SIGNING).build();

        assertThat(verify(pasted, SIGNING)).isEqualTo(missing("webhook-signature"));
    }

    @Test
    void a_verified_request_tells_the_stronger_proof() {
        var both = (Verified) verify(byBoth, TOKEN, SIGNING);
        var token = (Verified) verify(byToken, TOKEN);

        assertThat(both.scheme()).isInstanceOf(SignatureScheme.class);
        assertThat(both.coversBody()).isTrue();
        assertThat(both.covers("webhook-id")).isTrue();
        assertThat(both.covers("Idempotency-Key")).isFalse();
        assertThat(both.signedAt()).isPresent();
        assertThat(token.scheme()).isInstanceOf(TokenScheme.class);
        assertThat(token.coversBody()).isFalse();
        assertThat(token.covers("webhook-id")).isFalse();
        assertThat(token.signedAt()).isEmpty();
    }

    private WebhookSigner signer(String... secrets) {
        return WebhookSigner.of("gitlab", secrets).at(clock);
    }

    private Object verify(WebhookRequest request, String... secrets) {
        return Verifier.of(Source.of("gitlab", secrets).build(), clock).verify(request);
    }

    private static Rejected missing(String header) {
        return new Rejected(Reason.MISSING_HEADER, "header " + header + " is missing or blank");
    }
}
