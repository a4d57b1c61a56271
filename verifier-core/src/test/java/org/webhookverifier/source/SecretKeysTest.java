package org.webhookverifier.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.provider.KeyFormat;
import org.webhookverifier.provider.Provider;
import org.webhookverifier.provider.Scheme;
import org.webhookverifier.provider.SignatureScheme;
import org.webhookverifier.provider.TokenScheme;

class SecretKeysTest {
    @Test
    @Tag("odd-jvm")
    void text_is_read_as_utf_8_whatever_the_jvm_prefers() {
        assertThat(bytes(KeyFormat.UTF8, "ä\uD83D\uDD11"))
                .isEqualTo("ä\uD83D\uDD11".getBytes(UTF_8))
                .hasSize(6);
        assertThat(SecretKeys.bytes(TokenScheme.bearer(), Secret.of("ä"))).containsExactly(0xC3, 0xA4);
    }

    @Test
    void base64_and_hexadecimal_stand_for_their_bytes() {
        assertThat(bytes(KeyFormat.BASE64, "AQID")).containsExactly(1, 2, 3);
        assertThat(bytes(KeyFormat.HEX, "0aFF")).containsExactly(10, 255);
    }

    @Test
    void the_prefix_whsec_may_be_there_or_not() {
        assertThat(bytes(KeyFormat.WHSEC, "whsec_AQID")).containsExactly(1, 2, 3);
        assertThat(bytes(KeyFormat.WHSEC, "AQID")).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({
        "HEX, canary, is not hexadecimal",
        "HEX, abc, is not hexadecimal",
        "BASE64, can*ary, is not Base64:",
        "WHSEC, whsec_can*ary, is not Base64 after 'whsec_'",
        "WHSEC, whsec_, holds an empty key",
    })
    void a_secret_of_another_form_is_refused_without_quoting_it(KeyFormat format, String text, String message) {
        assertThatThrownBy(() -> bytes(format, text))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("A secret " + message)
                .message()
                .doesNotContain("canary", "can*ary", "abc");
    }

    @ParameterizedTest
    @CsvSource({"password", ":password"})
    void basic_credentials_need_a_user(String text) {
        assertThatThrownBy(() -> SecretKeys.bytes(TokenScheme.basic(), Secret.of(text)))
                .hasMessageContaining("A secret has to have the form user:password.");
    }

    @Test
    void a_secret_belongs_to_the_first_scheme_whose_prefix_it_has() {
        var schemes = Provider.named("gitlab").schemes();
        Scheme signing = schemes.get(0);
        Scheme token = schemes.get(1);

        assertThat(SecretKeys.belongs(schemes, signing, Secret.of("whsec_AQID")))
                .isTrue();
        assertThat(SecretKeys.belongs(schemes, token, Secret.of("whsec_AQID"))).isFalse();
        assertThat(SecretKeys.belongs(schemes, signing, Secret.of("token"))).isFalse();
        assertThat(SecretKeys.belongs(schemes, token, Secret.of("token"))).isTrue();
    }

    private static byte[] bytes(KeyFormat format, String text) {
        Scheme scheme = Provider.builder("acme")
                .scheme(SignatureScheme.header("X-Signature").key(format))
                .build()
                .schemes()
                .get(0);
        return SecretKeys.bytes(scheme, Secret.of(text));
    }
}
