package org.webhookverifier.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTextTest {
    @Test
    void reads_escapes_plus_signs_and_repeated_fields() {
        assertThat(FormText.read(bytes("a=%2A+b&c=&d&e=1&e=2&f=%C3%A9%26")))
                .containsEntry("a", "* b")
                .containsEntry("c", "")
                .containsEntry("d", "")
                .containsEntry("e", List.of("1", "2"))
                .containsEntry("f", "é&");
    }

    @Test
    void keeps_everything_after_the_first_equals_sign() {
        assertThat(FormText.read(bytes("payload={\"a\":\"b=c\"}"))).containsEntry("payload", "{\"a\":\"b=c\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "%=1", "a=%FF", "a=%C3"})
    void refuses_half_escapes_and_text_that_is_not_utf_8(String form) {
        assertThat(FormText.read(bytes(form))).isNull();
    }

    @Test
    void refuses_more_than_a_thousand_fields() {
        assertThat(FormText.read(bytes("a=1&".repeat(1000)))).hasSize(1);
        assertThat(FormText.read(bytes("a=1&".repeat(1001)))).isNull();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
