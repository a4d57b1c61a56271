package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.json.JsonContract.bytes;
import static org.webhookverifier.json.UnreadableJsonException.Kind.DUPLICATE_NAME;
import static org.webhookverifier.json.UnreadableJsonException.Kind.LIMIT;
import static org.webhookverifier.json.UnreadableJsonException.Kind.MALFORMED;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are refused, and for what reason. */
interface TextContract extends JsonContract {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \r\n\t",
                "{",
                "[1",
                "{'id'",
                "{'id':",
                "{'id':1,}",
                "[1,]",
                "[,1]",
                "{'c4n4ry' 1}",
                "{c4n4ry:1}",
                "c4n4ry",
                "'c4n4ry",
                "tru",
                "truee",
                "nul",
                "NULL",
                "True",
                "NaN",
                "Infinity",
                "-Infinity",
                "undefined",
                "01",
                "-01",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e+",
                "-",
                "0x10",
                "1_000",
                "{'id':01}",
                "/* c4n4ry */ 1",
                "// c4n4ry\n1",
                "# c4n4ry\n1",
                "{'id':1} // c4n4ry",
                "'\\x41c4n4ry'",
                "'\\u12'",
                "'\\u12G4'",
                "'\\'",
                "[1}",
                "{'id':1]",
                "1]",
                "}",
                "\u00a01",
                "\u000b1",
                "\f1"
            })
    default void refuses_what_is_not_json(String text) {
        refused(MALFORMED, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':1} 2",
                "{}{}",
                "1 2",
                "[] ]",
                "{'id':'a'} c4n4ry",
                "'a' 'c4n4ry'",
                "{} \u0000",
                "1,2",
                "nulll"
            })
    default void refuses_text_after_the_value(String text) {
        refused(MALFORMED, text);
    }

    @Test
    default void refuses_single_quotes() {
        refused(MALFORMED, bytes("{'id':'c4n4ry'}"));
    }

    @Test
    default void refuses_control_characters_that_are_not_escaped() {
        for (char c = 0; c < ' '; c++) {
            refused(MALFORMED, "{'id':'c4n4ry" + c + "'}");
            refused(MALFORMED, "{'c4n4ry" + c + "':1}");
            refused(MALFORMED, "{'other':'c4n4ry" + c + "'}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':1,'id':2}",
                "{'id':1,'\\u0069d':2}",
                "{'\\u0069\\u0064':1,'id':2}",
                "{'id':'c4n4ry','type':'t','data':{'c4n4ry':1,'other':2,'c4n4ry':3}}",
                "{'id':'c4n4ry','list':[0,[{'x':{}},{'a':{},'\\u0061':[]}]]}",
                "{'\ud83d\ude00':1,'\\ud83d\\ude00':2}",
                "{'':1,'':2}",
                "{'/':1,'\\/':2}",
                "[{'a':1,'b':2,'c':3,'d':4,'e':5,'f':6,'g':7,'h':8,'c':9}]",
                "{'id':null,'id':null}"
            })
    default void refuses_two_members_of_one_name(String text) {
        refused(DUPLICATE_NAME, text);
    }

    @Test
    default void takes_one_name_in_several_objects() {
        String text = "{'id':{'id':{'id':1}},'list':[{'id':2},{'id':3}],'Id':4,'ID':5,'id ':6}";

        assertThat(scalars(text, "/id/id/id", "/list/1/id")).containsExactly("1", "3");
    }

    @Test
    default void finds_a_late_duplicate_among_many_names() {
        var text = new StringBuilder("{'id':1");
        for (int i = 0; i < 1_000; i++) {
            text.append(",'name").append(i).append("':").append(i);
        }

        assertThat(scalars(text + "}", "/name999")).containsExactly("999");
        refused(DUPLICATE_NAME, text + ",'name17':0}");
        refused(DUPLICATE_NAME, text + ",'\\u0069d':0}");
    }

    @Test
    @Timeout(60)
    default void takes_thousands_of_names_with_one_hash_code() {
        var text = new StringBuilder("{");
        for (int i = 0; i < 4_096; i++) {
            text.append(i == 0 ? "'" : ",'")
                    .append(collidingName(i, 12))
                    .append("':")
                    .append(i);
        }

        assertThat(scalars(text + "}", "/" + collidingName(4_095, 12))).containsExactly("4095");
        assertThat((Map<?, ?>) tree(bytes(JsonContract.quoted(text + "}")))).hasSize(4_096);
        refused(DUPLICATE_NAME, text + ",'" + collidingName(77, 12) + "':0}");
    }

    private static String collidingName(int number, int pairs) {
        var name = new StringBuilder();
        for (int i = 0; i < pairs; i++) {
            name.append((number >> i & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    @Test
    default void reads_a_hundred_levels_and_no_more() {
        assertThat(scalars("[".repeat(100) + "7" + "]".repeat(100), "/0".repeat(100)))
                .containsExactly("7");
        assertThat(scalars("{'a':".repeat(100) + "7" + "}".repeat(100), "/a".repeat(100)))
                .containsExactly("7");
        assertThat(tree(bytes("[".repeat(100) + "]".repeat(100)))).isNotNull();
        assertThat(json().bind(bytes("[".repeat(100) + "]".repeat(100)), Object.class))
                .isNotNull();

        refused(LIMIT, "[".repeat(101) + "]".repeat(101));
        refused(LIMIT, "{'a':".repeat(101) + "1" + "}".repeat(101));
        refused(LIMIT, "{'id':1,'a':" + "[{'b':".repeat(50) + "1" + "}]".repeat(50) + "}");
    }

    @Test
    @Timeout(60)
    default void refuses_a_hundred_thousand_levels() {
        refused(LIMIT, "[".repeat(100_000));
        refused(LIMIT, "[".repeat(100_000) + "]".repeat(100_000));
        refused(LIMIT, "{'a':".repeat(100_000));
        refused(LIMIT, "{'a':".repeat(100_000) + "1" + "}".repeat(100_000));
        refused(LIMIT, "[{'a':".repeat(100_000));
    }

    @Test
    default void reads_numbers_of_four_hundred_characters_and_no_longer_ones() {
        String longest = "9".repeat(400);
        assertThat(scalars("{'id':" + longest + "}", "/id")).containsExactly(longest);
        assertThat(tree(bytes(longest))).hasToString(longest);

        refused(LIMIT, "9".repeat(401));
        refused(LIMIT, "-" + longest);
        refused(LIMIT, "{'other':" + longest + "0}");
        refused(LIMIT, "[0." + "3".repeat(399) + "]");
        refused(LIMIT, "1e+" + "0".repeat(397) + "1");
        refused(LIMIT, "9".repeat(1_000_000));
    }

    @Test
    default void reads_names_of_two_thousand_characters_and_no_longer_ones() {
        for (String letter : new String[] {"n", "\u00fc", "\u4e2d", "\\u4e2d"}) {
            assertThat(scalars("{'" + letter.repeat(2_000) + "':1,'id':2}", "/id"))
                    .containsExactly("2");

            refused(LIMIT, "{'" + letter.repeat(2_001) + "':1}");
            refused(LIMIT, "{'a':{'" + letter.repeat(100_000) + "':1}}");
        }
    }

    @Test
    default void reads_a_string_of_one_mebibyte() {
        String longest = "x\u00e9\u4e2d\ud83d\ude00\\n".repeat(80_000);
        String text = "{'id':'" + longest + "','other':'" + longest + "'}";

        assertThat(bytes(text)).hasSizeGreaterThan(1 << 20);
        assertThat(scalars(text, "/id")).containsExactly(longest.replace("\\n", "\n"));
    }
}
