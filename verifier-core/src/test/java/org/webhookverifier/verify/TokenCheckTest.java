package org.webhookverifier.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.verify.Requests.CLOCK;
import static org.webhookverifier.verify.Requests.post;
import static org.webhookverifier.verify.VerifierTest.assertRejected;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.TokenScheme;
import org.webhookverifier.source.Secret;
import org.webhookverifier.source.Source;

@Tag("odd-jvm")
class TokenCheckTest {
    private final Verifier plain = verifier(TokenScheme.header("X-Token"), "t\u00F6ken", "old");
    private final Verifier bearer = verifier(TokenScheme.bearer(), "token");
    private final Verifier basic = verifier(TokenScheme.basic(), "user:p\u00E4ss:word");

    @Test
    void the_value_is_the_token_byte_for_byte() {
        assertVerified(plain, "X-Token", wire("t\u00F6ken"), 0);
        assertVerified(plain, "x-token", "old", 1);
        for (String wrong : List.of("t\u00F6ken", "token", "old ", " old", "Old", "ol", "oldd", "old\0")) {
            assertRejected(plain, post("", "X-Token", wrong), Reason.BAD_TOKEN);
        }
        assertRejected(plain, post("", "X-Token", "old\u0100"), Reason.MALFORMED);
        assertRejected(plain, post(""), Reason.MISSING_HEADER);
        assertRejected(plain, post("", "X-Token", "old", "X-TOKEN", "old"), Reason.DUPLICATE_HEADER);
        assertRejected(plain, post("", "X-Token", "x".repeat(8193)), Reason.MALFORMED);
    }

    @Test
    void a_bearer_token_follows_the_word_bearer_in_any_case() {
        assertVerified(bearer, "Authorization", "Bearer token", 0);
        assertVerified(bearer, "Authorization", "bEARER token", 0);
        for (String wrong : List.of("Bearer  token", "Bearer Token", "Bearer token ", "Bearer toke")) {
            assertRejected(bearer, post("", "Authorization", wrong), Reason.BAD_TOKEN);
        }
        for (String malformed :
                List.of("token", "Bearer", "Bearer ", "Bearertoken", "Bearer\ttoken", "Basic token", "Bearer\u2003t")) {
            assertRejected(bearer, post("", "Authorization", malformed), Reason.MALFORMED);
        }
    }

    @Test
    void basic_credentials_are_user_and_password_in_utf_8() {
        assertVerified(basic, "Authorization", "Basic " + base64("user:p\u00E4ss:word"), 0);
        assertVerified(basic, "Authorization", "basic " + base64("user:p\u00E4ss:word"), 0);
        for (String wrong :
                List.of("user:pass:word", "user:", "user", ":", "User:p\u00E4ss:word", "user:p\u00E4ss:word\n")) {
            assertRejected(basic, post("", "Authorization", "Basic " + base64(wrong)), Reason.BAD_TOKEN);
        }
        for (String malformed :
                List.of("Basic", "Basic =", "Basic ====", "Basic *", "Basic dXNlcg", "Basic dXNlcj=", "x")) {
            assertRejected(basic, post("", "Authorization", malformed), Reason.MALFORMED);
        }
    }

    @Test
    void a_token_covers_nothing() {
        var verified = (Verified) bearer.verify(post("any body", "Authorization", "Bearer token"));

        assertThat(verified.coversBody()).isFalse();
        assertThat(verified.covers("Authorization")).isFalse();
        assertThat(verified.request().body()).isNotEmpty();
        assertThat(verified.signedAt()).isEmpty();
        assertThat(verified.scheme()).isEqualTo(TokenScheme.bearer());
    }

    @Test
    void a_token_that_counts_no_more_is_wrong() {
        var provider =
                Provider.builder("acme").scheme(TokenScheme.header("X-Token")).build();
        Source source = Source.named("a")
                .provider(provider)
                .secret(Secret.of("new").validFrom(CLOCK.instant()))
                .secret(Secret.of("old").validUntil(CLOCK.instant()))
                .build();
        Source expired = Source.named("a")
                .provider(provider)
                .secret(Secret.of("old").validUntil(CLOCK.instant()))
                .build();

        assertVerified(Verifier.of(source, CLOCK), "X-Token", "new", 0);
        assertRejected(Verifier.of(source, CLOCK), post("", "X-Token", "old"), Reason.BAD_TOKEN);
        assertRejected(Verifier.of(expired, CLOCK), post("", "X-Token", "old"), Reason.NO_SECRET);
    }

    @Test
    void the_key_of_a_token_prints_nothing_of_it() {
        assertThat(TokenKey.of("canary".getBytes(UTF_8))).hasToString("TokenKey[redacted]");
    }

    private static void assertVerified(Verifier verifier, String header, String value, int number) {
        assertThat(verifier.verify(post("", header, value)))
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertThat(verified.secretNumber()).isEqualTo(number));
    }

    private static Verifier verifier(TokenScheme scheme, String... secrets) {
        var provider = Provider.builder("acme").scheme(scheme).build();
        return Verifier.of(
                Source.named("acme").provider(provider).secrets(secrets).build(), CLOCK);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    // As a server hands it over: each byte one character.
    private static String wire(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
