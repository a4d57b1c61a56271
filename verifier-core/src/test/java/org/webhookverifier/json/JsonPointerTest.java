package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {
    @Test
    void reads_the_examples_of_rfc_6901() {
        assertThat(JsonPointer.parse("").segments()).isEmpty();
        assertThat(JsonPointer.parse("/foo/0").segments()).containsExactly("foo", "0");
        assertThat(JsonPointer.parse("/").segments()).containsExactly("");
        assertThat(JsonPointer.parse("/a~1b").segments()).containsExactly("a/b");
        assertThat(JsonPointer.parse("/m~0n").segments()).containsExactly("m~n");
        assertThat(JsonPointer.parse("/~01").segments()).containsExactly("~1");
        assertThat(JsonPointer.parse("/a//b/").segments()).containsExactly("a", "", "b", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a/b", "/a~1b/m~0n/~01/~00", "//", "/ \u00fc"})
    void prints_what_it_read(String text) {
        assertThat(JsonPointer.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "#/a", " /a"})
    void refuses_a_text_without_a_slash(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPointer.parse(text))
                .withMessage("JSON pointer '%s' does not start with a slash; write '/%s'", text, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/~", "/a~", "/~2", "/~~1", "/a/b~x"})
    void refuses_a_wrong_escape(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPointer.parse(text))
                .withMessageContaining(text)
                .withMessageContaining("'~0' or '~1'");
    }
}
