package org.webhookverifier.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.config.WebhookConfigurationException;

@Tag("odd-jvm")
class SecretTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void a_text_is_kept_as_pasted() {
        assertThat(Secret.of("wh sec_ä\uD83D\uDD11$x{y}").reveal()).isEqualTo("wh sec_ä\uD83D\uDD11$x{y}");
    }

    @Test
    void a_missing_secret_is_refused() {
        assertThatThrownBy(() -> Secret.of(null)).hasMessageContaining("A secret is missing (null)");
    }

    @Test
    void an_empty_secret_is_refused() {
        assertThatThrownBy(() -> Secret.of("")).hasMessageContaining("A secret is empty: anybody could sign with it");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t\n", "\u2003"})
    void a_blank_secret_is_refused(String text) {
        assertThatThrownBy(() -> Secret.of(text)).hasMessageContaining("A secret is blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" canary", "canary ", "canary\n", "canary\r\n", "\u00A0canary", "canary\u2003", "\uFEFFcanary"})
    void white_space_around_a_secret_is_refused_without_quoting_it(String text) {
        assertThatThrownBy(() -> Secret.of(text))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("A secret has white space around it")
                .message()
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s\n", "%s\r\n\n", "  %s ", "\n%s\n", "%s\\n", "%s\\r\\n"})
    void white_space_around_pem_is_left_out(String around) {
        String pem = "-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----";

        assertThat(Secret.of(around.replace("%s", pem)).reveal()).isEqualTo(pem);
        assertThat(Secret.of(around.replace("%s", pem))).isEqualTo(Secret.of(pem));
        assertThat(Secret.of("id:" + pem + "\n").reveal()).isEqualTo("id:" + pem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-----BEGIN canary ", "canary-----\n", " -----BEGIN PUBLIC KEY-----\ncanary\n-----END"})
    void what_only_begins_or_ends_like_pem_is_a_text_like_any_other(String text) {
        assertThatThrownBy(() -> Secret.of(text))
                .hasMessageContaining("A secret has white space around it")
                .message()
                .doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${STRIPE_SECRET}", "${}", "x${a.b:c}y"})
    void a_placeholder_that_nobody_replaced_is_refused(String text) {
        assertThatThrownBy(() -> Secret.of(text)).hasMessageContaining("A secret is a placeholder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary\uD83D", "\uDD11canary", "a\uD83Db", "\uDD11\uD83D", "pa\uFFFDword"})
    void a_secret_that_has_no_utf_8_form_of_its_own_is_refused(String text) {
        assertThatThrownBy(() -> Secret.of(text))
                .hasMessageContaining("A secret holds half a character")
                .message()
                .doesNotContain("canary");
    }

    @Test
    void a_secret_without_limits_always_counts() {
        assertThat(Secret.of("s").isValidAt(Instant.MIN)).isTrue();
        assertThat(Secret.of("s").firstMillis()).isEqualTo(Long.MIN_VALUE);
        assertThat(Secret.of("s").endMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void validity_includes_its_first_moment_and_excludes_its_last() {
        Secret secret = Secret.of("s").validFrom(NOON).validUntil(NOON.plusSeconds(60));

        assertThat(secret.isValidAt(NOON.minusNanos(1))).isFalse();
        assertThat(secret.isValidAt(NOON)).isTrue();
        assertThat(secret.isValidAt(NOON.plusSeconds(60).minusNanos(1))).isTrue();
        assertThat(secret.isValidAt(NOON.plusSeconds(60))).isFalse();
        assertThat(secret.firstMillis()).isEqualTo(NOON.toEpochMilli());
        assertThat(secret.endMillis()).isEqualTo(NOON.toEpochMilli() + 60_000);
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "1, 1001", "999999, 1001", "1000000, 1001"})
    void a_part_of_a_millisecond_counts_as_the_next_one(int nanos, long millis) {
        Secret secret = Secret.of("s").validFrom(Instant.ofEpochSecond(1, nanos));

        assertThat(secret.firstMillis()).isEqualTo(millis);
    }

    @Test
    void equal_are_text_and_validity() {
        Secret secret = Secret.of("s").validFrom(NOON).validUntil(NOON.plusSeconds(1));

        assertThat(secret).isEqualTo(Secret.of("s").validFrom(NOON).validUntil(NOON.plusSeconds(1)));
        assertThat(secret).hasSameHashCodeAs(Secret.of("s").validFrom(NOON).validUntil(NOON.plusSeconds(1)));
        assertThat(secret).isNotEqualTo(Secret.of("t").validFrom(NOON).validUntil(NOON.plusSeconds(1)));
        assertThat(secret).isNotEqualTo(Secret.of("s").validUntil(NOON.plusSeconds(1)));
        assertThat(secret).isNotEqualTo(Secret.of("s").validFrom(NOON));
        assertThat(secret).isNotEqualTo("s");
    }

    @Test
    void the_printed_form_holds_the_validity_and_not_the_text() {
        assertThat(Secret.of("canary")).hasToString("Secret[redacted]");
        assertThat(Secret.of("canary").validFrom(NOON).validUntil(NOON.plusSeconds(1)))
                .hasToString("Secret[redacted, from 2026-01-01T12:00:00Z, until 2026-01-01T12:00:01Z]");
    }
}
