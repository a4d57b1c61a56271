package org.webhookverifier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.webhookverifier.json.JsonContract.bytes;
import static org.webhookverifier.json.JsonContract.quoted;
import static org.webhookverifier.json.UnreadableJsonException.Kind.LIMIT;
import static org.webhookverifier.json.UnreadableJsonException.Kind.MISFIT;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Texts as plain objects, and plain objects as models. */
interface TreeContract extends JsonContract {
    private @Nullable Object tree(String text) {
        return tree(bytes(quoted(text)));
    }

    @Test
    default void gives_plain_objects() {
        assertThat(tree("{'a':'t','b':[1,true,null,{}],'c':{'d':false},'e':null}"))
                .isEqualTo(
                        map("a", "t", "b", Arrays.asList(1, true, null, Map.of()), "c", Map.of("d", false), "e", null));
        assertThat(tree("null")).isNull();
        assertThat(tree("'t'")).isEqualTo("t");
        assertThat(tree("[]")).isEqualTo(List.of());
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        var map = new HashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @Test
    default void keeps_the_order_of_names() {
        assertThat(((Map<?, ?>) tree("{'z':1,'a':2,'m':3,'\\u0041':4,'0':5}"))
                        .keySet()
                        .toString())
                .isEqualTo("[z, a, m, A, 0]");
    }

    @Test
    default void loses_no_digit() {
        assertThat(tree("2147483647")).isEqualTo(2147483647);
        assertThat(tree("-2147483648")).isEqualTo(-2147483648);
        assertThat(tree("2147483648")).isEqualTo(2147483648L);
        assertThat(tree("-0")).isEqualTo(0);
        assertThat(tree("9223372036854775807")).isEqualTo(9223372036854775807L);
        assertThat(tree("-9223372036854775808")).isEqualTo(-9223372036854775808L);
        assertThat(tree("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(tree("1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThat(tree("0.1000000000000000055511151231257827"))
                .isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
        assertThat(tree("1E+2")).isEqualTo(new BigDecimal("1E+2"));
        assertThat(tree("-0.0")).isEqualTo(new BigDecimal("0.0"));
    }

    @Test
    default void refuses_a_number_whose_exponent_nothing_can_hold() {
        var refusal = catchThrowableOfType(UnreadableJsonException.class, () -> tree("{'a':1e99999999999}"));

        assertThat(refusal.kind()).isEqualTo(LIMIT);
        assertThat(refusal).hasMessageContaining("at line 1, column").hasNoCause();
    }

    @Test
    @SuppressWarnings("unchecked")
    default void gives_trees_that_may_be_changed() {
        var tree = (Map<String, Object>) tree("{'a':[1]}");
        tree.put("b", 2);
        ((List<Object>) tree.get("a")).add(3);

        assertThat(tree).isEqualTo(Map.of("a", List.of(1, 3), "b", 2));
    }

    @Test
    default void binds_a_tree_as_its_text_would_be_bound() {
        var random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            byte[] text = bytes("[" + RandomJson.of(random).text() + "]");
            Object tree = tree(text);

            assertThat(json().bind(tree, Object.class)).isEqualTo(tree);
            assertThat(json().bind(text, Object.class)).isEqualTo(tree);
        }
    }

    @Test
    default void binds_every_plain_object() {
        List<Object> tree =
                new ArrayList<>(List.of((byte) 1, (short) 2, 3, 4L, new BigInteger("5".repeat(30)), 6.5, 7.5f));
        tree.add(new BigDecimal("8.50"));
        tree.add("\"\\\b\n\u0001\u2028\ud83d\ude00\ud83d/");
        tree.add(null);

        assertThat(json().bind(tree, Object.class).toString())
                .isEqualTo("[1, 2, 3, 4, " + "5".repeat(30)
                        + ", 6.5, 7.5, 8.50, \"\\\b\n\u0001\u2028\ud83d\ude00\ud83d/, null]");
    }

    @Test
    default void refuses_a_tree_that_is_not_plain() {
        misfit(Map.of("a", Instant.EPOCH), "java.time.Instant");
        misfit(Map.of("a", new int[] {1}), "[I");
        misfit(Map.of("a", 'c'), "java.lang.Character");
        misfit(List.of(Double.NaN), "java.lang.Double");
        misfit(List.of(Float.NEGATIVE_INFINITY), "java.lang.Float");
        misfit(Map.of(CANARY, Map.of(1, 2)), "a key that is not a String");
    }

    private void misfit(Object tree, String named) {
        var refusal = catchThrowableOfType(UnreadableJsonException.class, () -> json().bind(tree, Object.class));

        assertThat(refusal.kind()).isEqualTo(MISFIT);
        assertThat(refusal).hasMessageContaining(named).hasMessageNotContaining(CANARY);
    }

    @Test
    default void refuses_a_tree_beyond_the_limits() {
        Object deep = "x";
        for (int i = 0; i < 100; i++) {
            deep = List.of(deep);
        }
        assertThat(json().bind(deep, Object.class)).isEqualTo(deep);

        limit(List.of(deep));
        limit(List.of(new BigInteger("9".repeat(401))));
        var endless = new HashMap<String, Object>();
        endless.put("a", List.of(endless, endless));
        limit(endless);
    }

    private void limit(Object tree) {
        assertThat(catchThrowableOfType(UnreadableJsonException.class, () -> json().bind(tree, Object.class))
                        .kind())
                .isEqualTo(LIMIT);
    }
}
