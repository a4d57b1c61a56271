package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.webhookverifier.json.JsonContract.bytes;
import static org.webhookverifier.json.UnreadableJsonException.Kind.DUPLICATE_NAME;
import static org.webhookverifier.json.UnreadableJsonException.Kind.MALFORMED;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which scalar a pointer leads to. */
interface ScalarContract extends JsonContract {
    @Test
    default void gives_strings_as_they_are() {
        assertThat(scalars("{'id':'evt_1','empty':'','escaped':'a\\n\\u0041\\/\\\\'}", "/id", "/empty", "/escaped"))
                .containsExactly("evt_1", "", "a\nA/\\");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1.50",
                "1E+2",
                "1e2",
                "-0.0",
                "0.10e-07",
                "9007199254740993",
                "12345678901234567890123456789",
                "1e999999999999",
                "true",
                "false"
            })
    default void gives_numbers_and_booleans_as_written(String written) {
        assertThat(scalars(written, "")).containsExactly(written);
        assertThat(scalars("{'a':{'b':" + written + "}}", "/a/b")).containsExactly(written);
        assertThat(scalars("[0, " + written + " ]", "/1")).containsExactly(written);
    }

    @Test
    default void gives_null_where_there_is_no_scalar() {
        String text = "{'none':null,'object':{'a':1},'array':[1],'emptyObject':{},'emptyArray':[],'text':'t'}";

        assertThat(scalars(text, "/none", "/object", "/array", "/emptyObject", "/emptyArray", "", "/missing"))
                .containsOnlyNulls()
                .hasSize(7);
        assertThat(scalars(text, "/text/0", "/text/length", "/array/1", "/object/b", "/none/a", "/emptyArray/0"))
                .containsOnlyNulls();
        assertThat(scalars("null", "")).containsExactly((String) null);
    }

    @Test
    default void finds_the_root() {
        assertThat(scalars("'text'", "", "/0")).containsExactly("text", null);
        assertThat(scalars(" 12 ", "")).containsExactly("12");
    }

    @Test
    default void reads_escapes_of_pointers() {
        String text = "{'a/b':1,'m~n':2,'~1':3,'':4,' ':5,'%25':6,'k\\u0022l':7,'i\\\\j':8,'~':{'/':9}}";

        assertThat(scalars(
                        text, "/a~1b", "/m~0n", "/~01", "/", "/ ", "/%25", "/k\"l", "/i\\j", "/~0/~1", "/a/b", "/~0~1"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", null, null);
    }

    @Test
    default void finds_a_name_that_is_escaped_in_the_text() {
        assertThat(scalars("{'\\u0069d':'a','d\\u0061t\\u0061':{'\\u0000':'b'}}", "/id", "/data/\0"))
                .containsExactly("a", "b");
    }

    @Test
    default void leads_through_arrays_by_index() {
        String text = "[[0,1,[20,21]],{'0':'name','a':[{'b':'deep'}]},10,11,12,13,14,15,16,17,'eleventh',11]";

        assertThat(scalars(text, "/0/0", "/0/2/1", "/1/0", "/1/a/0/b", "/10", "/11", "/12"))
                .containsExactly("0", "21", "name", "deep", "eleventh", "11", null);
        assertThat(scalars(text, "/-", "/00", "/01", "/+1", "/ 2", "/-1", "/2 ", "/a", "/", "/99999999999"))
                .containsOnlyNulls();
    }

    @Test
    default void matches_names_byte_for_byte() {
        assertThat(scalars("{'Id':1,'ID':2,'id ':3,'ıd':4}", "/id")).containsExactly((String) null);
    }

    @Test
    default void takes_any_order_and_number_of_pointers() {
        String text = "{'z':{'y':{'x':1,'w':2},'v':3},'a':4,'b':{'y':{'x':5}}}";

        assertThat(scalars(text)).isEmpty();
        assertThat(scalars(text, "/b/y/x", "/a", "/z/v", "/z/y/w", "/z/y/x", "/a", "/z/x", "/y/x", "/b/y"))
                .containsExactly("5", "4", "3", "2", "1", "4", null, null, null);
    }

    @Test
    default void goes_on_after_all_is_found() {
        assertThat(scalars("{'id':1,'type':'t' }", "/id", "/type")).containsExactly("1", "t");

        refused(MALFORMED, "{'id':1,'type':'t', }");
        refused(MALFORMED, "{'id':1,'other':tru}");
        refused(MALFORMED, "{'id':1,'other':'\\q'}");
        refused(MALFORMED, "{'id':1,'other':01}");
        refused(DUPLICATE_NAME, "{'id':1,'other':[{'a':1},{'b':1,'b':2}]}");
    }

    @Test
    default void finds_what_random_texts_hold() {
        var random = new Random(20_261_123);
        for (int i = 0; i < 2_000; i++) {
            var text = RandomJson.of(random);
            List<String> pointers = text.scalars().keySet().stream().toList();
            List<String> expected = pointers.stream().map(text.scalars()::get).toList();

            assertThat(scalars(bytes(text.text()), pointers.toArray(String[]::new)))
                    .as(text.text())
                    .isEqualTo(expected);
        }
    }
}
