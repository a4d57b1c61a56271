package org.webhookverifier.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.webhookverifier.json.JsonContract.bytes;
import static org.webhookverifier.json.JsonContract.quoted;
import static org.webhookverifier.json.UnreadableJsonException.Kind.MALFORMED;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is UTF-8 and nothing else. */
interface EncodingContract extends JsonContract {
    private static byte[] joined(Object... parts) {
        var all = new ByteArrayOutputStream();
        for (Object part : parts) {
            all.writeBytes(part instanceof byte[] raw ? raw : bytes(quoted((String) part)));
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff",
                "fe",
                "80",
                "bf",
                "c0af",
                "c1bf",
                "c080",
                "e080af",
                "e09fbf",
                "f08080af",
                "f08fbfbf",
                "eda080",
                "edbfbf",
                "eda0bdedb880",
                "f4908080",
                "f5808080",
                "f888808080",
                "fc8480808080",
                "c3",
                "c328",
                "e282",
                "e28228",
                "e228a1",
                "f09f98",
                "f09f9828",
                "f028988c",
                "e4b8",
                "61ff62"
            })
    default void refuses_bytes_that_are_not_utf_8(String hex) {
        byte[] wrong = HexFormat.of().parseHex(hex);

        refused(MALFORMED, joined("{'id':'c4n4ry", wrong, "'}"));
        refused(MALFORMED, joined("{'id':1,'other':'c4n4ry", wrong, "'}"));
        refused(MALFORMED, joined("{'id':1,'c4n4ry", wrong, "':2}"));
        refused(MALFORMED, joined("{'id':1,'", wrong, "c4n4ry':2}"));
        refused(MALFORMED, joined("{'id':'c4n4ry'}", wrong));
        refused(MALFORMED, joined(wrong, "{'id':'c4n4ry'}"));
        refused(MALFORMED, joined("{'id':'" + "c4n4ry".repeat(40), wrong, "c4n4ry".repeat(40) + "'}"));
    }

    @Test
    default void refuses_a_sequence_that_the_text_cuts_short() {
        byte[] text = bytes(quoted("{'id':'\ud83d\ude00'}"));

        for (int length = 0; length < text.length; length++) {
            refused(MALFORMED, Arrays.copyOf(text, length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    default void refuses_other_encodings_of_unicode(String charset) {
        for (String text : List.of("{'id':'c4n4ry'}", "'\u4e2d\u6587'", "12", "1", "\ufeff{}", "[]", "\ufeff1")) {
            refused(MALFORMED, quoted(text).getBytes(Charset.forName(charset)));
        }
    }

    @Test
    default void skips_one_byte_order_mark() {
        byte[] text = bytes(quoted("\ufeff{'id':'a'}"));

        assertThat(scalars(text, "/id")).containsExactly("a");
        assertThat(tree(text)).isEqualTo(Map.of("id", "a"));
        assertThat(json().bind(text, Map.class)).isEqualTo(Map.of("id", "a"));

        refused(MALFORMED, "\ufeff");
        refused(MALFORMED, "\ufeff\ufeff{}");
        refused(MALFORMED, "{}\ufeff");
        refused(MALFORMED, " \ufeff{}");
        assertThat(scalars("{'id':'\ufeff'}", "/id")).containsExactly("\ufeff");
    }

    @Test
    default void says_at_which_line_and_column_it_gave_up() {
        for (String before : List.of("", "\ufeff")) {
            int shift = before.getBytes(UTF_8).length;
            assertThat(refusal(before + "{'a':1,\n 'b':!}")).endsWith("at line 2, column 6");
            assertThat(refusal(before + "{!}")).endsWith("at line 1, column " + (2 + shift));
        }
        assertThat(catchThrowable(() -> scalars(joined("{\n'\u00e9':'", new byte[] {-1}))))
                .hasMessage("JSON is unreadable: it is malformed at line 2, column 7");
    }

    private String refusal(String text) {
        return catchThrowable(() -> scalars(text)).getMessage();
    }

    @Test
    default void reads_text_beyond_the_basic_plane() {
        for (String text : List.of("\ud83d\ude00", "\\ud83d\\ude00")) {
            assertThat(scalars("{'" + text + "':{'id':'" + text + "'}}", "/\ud83d\ude00/id"))
                    .containsExactly("\ud83d\ude00");
        }
        String all = "\u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";
        assertThat(scalars(joined("{'id':'\\u0000" + all.substring(1) + "'}"), "/id"))
                .containsExactly(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "a\\ud83d", "\\ud83da", "\\ude00\\ud83d", "\\ud83d\\ud83d\\ude00"})
    default void refuses_half_a_pair_as_name_or_scalar_and_leaves_it_elsewhere(String half) {
        String text = "{'id':'a','other':'" + half + "'}";

        assertThat(scalars(text, "/id")).containsExactly("a");
        assertThat(tree(bytes(quoted(text)))).isInstanceOf(Map.class);
        assertThat(json().bind(bytes(quoted(text)), Map.class)).isEqualTo(tree(bytes(quoted(text))));
        assertThat(json().bind(tree(bytes(quoted(text))), Map.class)).isEqualTo(tree(bytes(quoted(text))));
        assertThat(catchThrowableOfType(UnreadableJsonException.class, () -> scalars(text, "/other"))
                        .kind())
                .isEqualTo(MALFORMED);
        refused(MALFORMED, "{'id':'a','" + half + "':1}");
    }
}
