package org.webhookverifier.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.json.JsonPointer;

class RefTest {
    @Test
    void each_form_is_read() {
        assertThat(Ref.parse("header:X-Id")).isEqualTo(new Ref.Header("X-Id"));
        assertThat(Ref.parse("json:/a/b")).isEqualTo(new Ref.Json(JsonPointer.parse("/a/b")));
        assertThat(Ref.parse("query:data.id")).isEqualTo(new Ref.Query("data.id"));
        assertThat(Ref.parse("form:payload")).isEqualTo(new Ref.Form("payload"));
        assertThat(Ref.parse("form:payload#/a")).isEqualTo(new Ref.FormJson("payload", JsonPointer.parse("/a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X-Id", "query:", "body", "header:", "header:a b", "json:a", "form:p#a", "json:/~2"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Ref.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
