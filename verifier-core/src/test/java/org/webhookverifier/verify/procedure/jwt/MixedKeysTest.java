package org.webhookverifier.verify.procedure.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.webhookverifier.verify.procedure.jwt.Tokens.NOW;
import static org.webhookverifier.verify.procedure.jwt.Tokens.post;
import static org.webhookverifier.verify.procedure.jwt.Tokens.reason;
import static org.webhookverifier.verify.procedure.jwt.Tokens.source;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.source.SourceBuilder;
import org.webhookverifier.verify.Reason;
import org.webhookverifier.verify.Verifier;
import org.webhookverifier.verify.procedure.RecordingDownloads;

/** A provider whose tokens may be by a shared secret or by a public key: FusionAuth. */
class MixedKeysTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private static final String BODY = "{\"event\":{\"id\":\"1\"}}";
    private static final String ADDRESS = "https://auth.example.com/.well-known/jwks.json";
    private static final String CLAIMS =
            "{\"request_body_sha256\":\"" + Base64.getEncoder().encodeToString(Tokens.sha256(BODY)) + "\"}";
    private static final KeyPair RSA = Tokens.rsa(2048);

    private final RecordingDownloads downloads = new RecordingDownloads().serve(ADDRESS, keySet("k1"));

    @Test
    void a_shared_secret_proves_tokens_of_hmac_alone() {
        SourceBuilder source = source("fusionauth", "secret");

        assertThat(reasonOf(source, Tokens.hs256("secret", CLAIMS))).isNull();
        assertThat(reasonOf(source, rs256())).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void a_public_key_proves_tokens_of_its_own_kind_and_is_no_shared_secret() {
        for (String secret : new String[] {Tokens.pem(RSA), Tokens.jwk(RSA, "k1")}) {
            assertThat(reasonOf(source("fusionauth", secret), rs256())).isNull();
            assertThat(reasonOf(source("fusionauth", secret), hs256(secret.getBytes(UTF_8))))
                    .isEqualTo(Reason.BAD_SIGNATURE);
            assertThat(reasonOf(
                            source("fusionauth", secret), hs256(RSA.getPublic().getEncoded())))
                    .isEqualTo(Reason.BAD_SIGNATURE);
        }
    }

    @Test
    void keys_that_are_published_at_the_address_of_the_setting_are_no_shared_secrets() {
        SourceBuilder source = source("fusionauth").setting("keys", ADDRESS).downloads(downloads);

        assertThat(reasonOf(source, rs256())).isNull();
        assertThat(reasonOf(source, hs256(keySet("k1").getBytes(UTF_8)))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(reasonOf(source, hs256(RSA.getPublic().getEncoded()))).isEqualTo(Reason.BAD_SIGNATURE);
        assertThat(downloads.asked()).containsOnly(ADDRESS);
    }

    @Test
    void without_secret_and_address_or_with_one_that_is_not_https_nothing_starts() {
        assertThatThrownBy(() -> Verifier.of(source("fusionauth").build()))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("neither a secret nor an address for the keys of tokens");
        for (String address :
                new String[] {"http://auth.example.com/keys", "auth.example.com", "https://a b/", "file:///x"}) {
            assertThatThrownBy(() -> Verifier.of(
                            source("fusionauth").setting("keys", address).build()))
                    .isInstanceOf(WebhookConfigurationException.class)
                    .hasMessageContaining("publishes its keys at '" + address + "', which is no address of HTTPS");
        }
    }

    private static @Nullable Reason reasonOf(SourceBuilder source, String token) {
        return reason(Verifier.of(source.build(), CLOCK).verify(post("/f", BODY, "X-FusionAuth-Signature-JWT", token)));
    }

    private static String rs256() {
        return Tokens.signed(RSA.getPrivate(), "SHA256withRSA", "{\"alg\":\"RS256\",\"kid\":\"k1\"}", CLAIMS);
    }

    private static String hs256(byte[] secret) {
        return Tokens.signed(secret, "SHA256", "{\"alg\":\"HS256\",\"kid\":\"k1\"}", CLAIMS);
    }

    private static String keySet(String id) {
        return "{\"keys\":[" + Tokens.jwk(RSA, id) + "]}";
    }
}
