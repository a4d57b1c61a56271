package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.webhookverifier.json.JsonContract.bytes;
import static org.webhookverifier.json.JsonContract.quoted;
import static org.webhookverifier.json.UnreadableJsonException.Kind.DUPLICATE_NAME;
import static org.webhookverifier.json.UnreadableJsonException.Kind.LIMIT;
import static org.webhookverifier.json.UnreadableJsonException.Kind.MALFORMED;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/** Texts that are made to take long, or much memory, or to be seen in two ways. */
@Tag("json")
@Timeout(60)
class HostileJsonTest {
    private static Kind refusal(byte[] text) {
        var refusal = catchThrowableOfType(UnreadableJsonException.class, () -> CheckedJson.of(text));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.kind();
    }

    @Test
    void levels_cost_no_stack() {
        assertThat(refusal(bytes("[".repeat(100_000)))).isEqualTo(LIMIT);
        assertThat(refusal(bytes(quoted("{'a':").repeat(100_000)))).isEqualTo(LIMIT);
        assertThat(refusal(bytes(quoted("[{'a':").repeat(100_000)))).isEqualTo(LIMIT);
        assertThat(CheckedJson.of(bytes("[" + "[".repeat(99) + "]".repeat(99) + ",[]".repeat(100_000) + "]"))
                        .tree())
                .isInstanceOf(List.class);
    }

    @Test
    void long_numbers_are_not_read() {
        for (String number : List.of("9", "0.3", "-1", "1e", "1E+")) {
            assertThat(refusal(bytes("[" + number + "1".repeat(1_000_000) + "]")))
                    .isEqualTo(LIMIT);
        }
    }

    @Test
    void a_mebibyte_of_names_with_one_hash_is_read_in_no_time() {
        List<String> names = collidingNames(60_000);
        String members = String.join("\":0,\"", names);
        String last = names.get(names.size() - 1);

        assertThat(bytes(members)).hasSizeGreaterThan(1 << 20);
        CheckedJson.of(bytes("{\"" + members + "\":0}"));
        assertThat(refusal(bytes("{\"" + members + "\":0,\"" + last + "\":0}"))).isEqualTo(DUPLICATE_NAME);
    }

    @Test
    void a_mebibyte_of_objects_with_colliding_names_is_read_in_no_time() {
        String members = String.join("\":0,\"", collidingNames(100));
        String object = "{\"" + members + "\":0}";

        CheckedJson.of(bytes("[" + object + ("," + object).repeat((1 << 20) / object.length()) + "]"));
    }

    /** Names of sixteen letters: whatever the first eight do to the hash, the last eight take back. */
    private static List<String> collidingNames(int count) {
        var names = new ArrayList<String>();
        for (long i = 0; names.size() < count && i < 1L << 30; i++) {
            long first = spread(i);
            long second = mixed(first);
            if (isText(second)) {
                names.add(text(first) + text(second));
            }
        }
        assertThat(names).hasSize(count);
        byte[] one = bytes(names.get(0));
        byte[] other = bytes(names.get(1));
        assertThat(Names.hash(one, 0, 16)).isEqualTo(Names.hash(other, 0, 16)).isZero();
        return names;
    }

    /** Returns eight letters, of five bits each. */
    private static long spread(long number) {
        long letters = 0x6060606060606060L;
        for (int i = 0; i < 8; i++) {
            letters |= (number >>> (5 * i) & 0x1F) << (8 * i);
        }
        return letters;
    }

    private static long mixed(long word) {
        long product = word * 0x9E3779B97F4A7C15L;
        return product ^ product >>> 32;
    }

    private static boolean isText(long word) {
        for (int shift = 0; shift < 64; shift += 8) {
            long b = word >>> shift & 0xFF;
            if (b < ' ' || b > 0x7F || b == '"' || b == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String text(long word) {
        var text = new StringBuilder(8);
        for (int shift = 0; shift < 64; shift += 8) {
            text.append((char) (word >>> shift & 0xFF));
        }
        return text.toString();
    }

    @Test
    void names_that_differ_at_the_end_of_the_text_or_of_a_word_only_are_two() {
        for (int length = 0; length < 40; length++) {
            String name = "n".repeat(length);
            CheckedJson.of(bytes(quoted("{'" + name + "a':1,'" + name + "b':2,'" + name + "':3}")));
            assertThat(refusal(bytes(quoted("{'" + name + "\\u0061':1,'" + name + "a':2}"))))
                    .isEqualTo(DUPLICATE_NAME);
            assertThat(refusal(bytes(quoted("{'" + name + "a':1,'" + name + "\\u0061':2}"))))
                    .isEqualTo(DUPLICATE_NAME);
        }
    }

    @Test
    void every_byte_that_a_string_may_not_hold_is_seen_at_every_place() {
        for (int length = 1; length < 40; length++) {
            for (int place = 0; place < length; place++) {
                byte[] text = bytes("[\"" + "x".repeat(length) + "\"]");
                for (int b = -128; b < ' '; b++) {
                    text[2 + place] = (byte) b;
                    assertThat(refusal(text)).isEqualTo(MALFORMED);
                }
                for (char b = ' '; b < 127; b++) {
                    text[2 + place] = (byte) b;
                    if (b != '"' && b != '\\') {
                        CheckedJson.of(text);
                    }
                }
            }
        }
    }

    @Test
    void a_backslash_at_every_place_takes_the_next_byte_with_it() {
        for (int place = 0; place < 40; place++) {
            CheckedJson.of(bytes("[\"" + "x".repeat(place) + "\\\"" + "x".repeat(40 - place) + "\"]"));
            assertThat(refusal(bytes("[\"" + "x".repeat(place) + "\\\"]"))).isEqualTo(MALFORMED);
        }
    }

    @Test
    void no_byte_behind_the_value_is_taken_for_the_end() {
        for (int b = -128; b < 128; b++) {
            byte[] text = bytes("[] ");
            text[2] = (byte) b;
            if (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
                CheckedJson.of(text);
            } else {
                assertThat(refusal(text)).isEqualTo(MALFORMED);
            }
        }
    }
}
