package org.webhookverifier.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HeadersTest {
    private final Headers headers = Headers.of("X-Key", "one", "Content-Type", "text/plain", "x-kEY", "two");

    @Test
    @Tag("odd-jvm")
    void names_are_found_in_any_case_of_ascii_letters() {
        assertThat(Headers.of("X-HUB-SIGNATURE-ID", "v").first("x-hub-signature-id"))
                .hasValue("v");
        assertThat(Headers.of("x-hub-signature-id", "v").first("X-Hub-SIGNATURE-Id"))
                .hasValue("v");
    }

    @Test
    @Tag("odd-jvm")
    void letters_that_only_fold_to_ascii_make_another_name() {
        assertThat(Headers.of("X-\u212Aey", "kelvin").first("X-Key")).isEmpty();
        assertThat(Headers.of("X-\u017Fignature", "long s").first("X-Signature"))
                .isEmpty();
        assertThat(Headers.of("X-\u0130d", "dotted").first("X-Id")).isEmpty();
        assertThat(Headers.of("X-\u0131d", "dotless").first("X-Id")).isEmpty();
    }

    @Test
    void characters_beside_the_letters_do_not_fold() {
        assertThat(Headers.of("a@[", "v").first("a`{")).isEmpty();
        assertThat(Headers.of("a^", "v").first("a~")).isEmpty();
    }

    @Test
    void every_line_of_a_name_is_there_in_order() {
        assertThat(headers.all("x-key")).containsExactly("one", "two");
        assertThat(headers.find("X-Key", 0)).isZero();
        assertThat(headers.find("X-Key", 1)).isEqualTo(2);
        assertThat(headers.find("X-Key", 3)).isEqualTo(-1);
        assertThat(headers.first("X-Key")).hasValue("one");
    }

    @Test
    void names_and_values_stay_as_received() {
        assertThat(headers.size()).isEqualTo(3);
        assertThat(headers.name(2)).isEqualTo("x-kEY");
        assertThat(headers.value(2)).isEqualTo("two");
    }

    @Test
    void a_header_that_is_not_there_is_empty() {
        assertThat(headers.first("X-Ke")).isEmpty();
        assertThat(headers.all("X-Keys")).isEmpty();
        assertThat(Headers.of().size()).isZero();
    }

    @Test
    void a_name_without_value_is_refused_with_the_name() {
        assertThatThrownBy(() -> Headers.of("X-Key", "one", "X-Lonely"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Lonely");
    }

    @Test
    void the_printed_form_holds_no_value() {
        assertThat(headers).hasToString("Headers[X-Key, Content-Type, x-kEY]");
    }

    @Test
    void the_printed_form_cannot_break_a_log_line() {
        var hostile = Headers.of("X\r\nINFO forged\u001B[2J\u2028", "v", "a".repeat(10_000), "v");

        assertThat(hostile.toString()).matches("[ -~]{1,300}").contains("X??INFO forged?[2J?");
    }
}
