package org.webhookverifier.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    @Test
    void a_template_is_literals_and_places_in_their_order() {
        assertThat(Content.parse("v0:{timestamp}{id}.{header:X-A} {body}\n").parts())
                .containsExactly(
                        new ContentPart.Literal("v0:"),
                        new ContentPart.Timestamp(),
                        new ContentPart.Id(),
                        new ContentPart.Literal("."),
                        new ContentPart.Header("X-A"),
                        new ContentPart.Literal(" "),
                        new ContentPart.Body(),
                        new ContentPart.Literal("\n"));
        assertThat(Content.parse("}").parts()).containsExactly(new ContentPart.Literal("}"));
        assertThat(Content.parse("").parts()).isEmpty();
    }

    @Test
    void knows_which_kinds_of_parts_it_has() {
        assertThat(Content.parse("{id}.{body}").has(ContentPart.Id.class)).isTrue();
        assertThat(Content.parse("{id}.{body}").has(ContentPart.Timestamp.class))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{body", "{}", "{Body}", "{header:}", "{header}", "{{body}}", "\u00E4"})
    void anything_else_is_refused(String template) {
        assertThatThrownBy(() -> Content.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The content '" + template + "'");
    }
}
