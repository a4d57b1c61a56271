package org.webhookverifier.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.webhookverifier.json.CheckedJson;

/** Expressions, as far as the library decides. */
@Tag("odd-jvm")
@Timeout(60)
class JsonataTest {
    private static final String CANARY = "canary-4711";

    private static final String NUMBERS = """
            {"big":12345678901234567890,"zeros":0.1000,"huge":1e400,"odd":9007199254740993,"tiny":1e-400,"small":7,
             "low":-9223372036854775809,"edge":9007199254740992,"long":4294967296,
             "digits":0.1000000000000000055511151231257827,"list":[1.50,[2.500,null],{"deep":1E+2}],"none":null}""";

    private static Transform jsonata(String expression) {
        return Transform.jsonata("reshape", expression);
    }

    private static Map<?, ?> tree(String json) {
        return (Map<?, ?>) CheckedJson.of(json.getBytes(StandardCharsets.UTF_8)).tree();
    }

    private static String failure(Transform transform, String json) {
        var failure = catchThrowableOfType(TransformException.class, () -> transform.apply(json));
        assertThat(failure).as("a failure of %s", transform).isNotNull().hasNoCause();
        assertThat(failure.toString()).doesNotContain(CANARY);
        return failure.getMessage();
    }

    @Test
    void an_expression_makes_an_object_of_another() {
        var rename = Transform.jsonata("rename", "{\"id\": order.number, \"name\": first & ' ' & last}");

        assertThat(rename.apply("{\"order\":{\"number\":7},\"first\":\"Ada\",\"last\":\"Lovelace\"}"))
                .isEqualTo(Map.of("id", 7, "name", "Ada Lovelace"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "$merge([$])",
                "$sift($, function($v) { true })",
                "$ ~> |$|{}|",
                "$ ~> |list|{}|",
                "$clone($)",
                "$clone($$) ~> |$|{}| ~> |list|{}|",
                "($copy := |$|{}|; $copy($))",
                "$map([$], |$|{}|)",
                "$map([$, $], $clone)[0]",
                "$merge($spread($))"
            })
    void what_is_not_touched_keeps_every_digit_and_null(String expression) {
        assertThat(jsonata(expression).apply(NUMBERS)).isEqualTo(tree(NUMBERS));
        assertThat(jsonata(expression).apply(NUMBERS).toString())
                .isEqualTo(tree(NUMBERS).toString());
    }

    @Test
    void what_is_next_to_a_change_keeps_every_digit_too() {
        assertThat(jsonata("$ ~> |$|{'small': small + 1, 'sum': zeros * 3}, ['list']|")
                        .apply(NUMBERS))
                .containsEntry("small", 8)
                .containsEntry("sum", BigDecimal.valueOf(0.1 * 3))
                .containsEntry("big", new BigInteger("12345678901234567890"))
                .containsEntry("zeros", new BigDecimal("0.1000"))
                .containsEntry("odd", 9007199254740993L)
                .containsEntry("none", null)
                .doesNotContainKey("list");
        assertThat(jsonata("$ ~> |list[2]|{'deep': deep, 'odd': $$.odd}|").apply(NUMBERS))
                .containsEntry(
                        "list",
                        Arrays.asList(
                                new BigDecimal("1.50"),
                                Arrays.asList(new BigDecimal("2.500"), null),
                                Map.of("deep", new BigDecimal("1E+2"), "odd", 9007199254740993L)));
    }

    @Test
    void texts_that_are_made_of_numbers_have_their_digits() {
        assertThat(jsonata("{'a': $string(odd), 'b': zeros & '', 'c': $string({'x': big}), 'd': [odd] & ''}")
                        .apply(NUMBERS))
                .isEqualTo(Map.of(
                        "a",
                        "9007199254740993",
                        "b",
                        "0.1000",
                        "c",
                        "{\"x\":12345678901234567890}",
                        "d",
                        "[9007199254740993]"));
    }

    @Test
    void numbers_compare_and_sort_by_value() {
        assertThat(jsonata("{'a': odd > edge, 'b': zeros < 1, 'c': list[0] = 1.5, 'd': [big, zeros, 3]^($)}")
                        .apply(NUMBERS))
                .isEqualTo(Map.of(
                        "a",
                        false, // as doubles they are the same
                        "b",
                        true,
                        "c",
                        true,
                        "d",
                        List.of(new BigDecimal("0.1000"), 3, new BigInteger("12345678901234567890"))));
    }

    @Test
    void a_calculation_gives_numbers_as_a_text_would() {
        var result = jsonata("{'whole': 2 * 3, 'long': 65536 * 65536, 'fraction': 0.1 + 0.2, 'count': $count([1..3])}")
                .apply("{}");

        assertThat(result)
                .isEqualTo(Map.of(
                        "whole",
                        6,
                        "long",
                        4294967296L,
                        "fraction",
                        new BigDecimal("0.30000000000000004"),
                        "count",
                        3));
    }

    @Test
    void null_is_another_than_nothing() {
        var expected = new HashMap<String, Object>(Map.of("is", true, "type", "null"));
        expected.put("same", null);
        expected.put("in", null);

        assertThat(jsonata(
                                "{'same': none, 'is': none = null, 'gone': nowhere, 'in': list[$ = null], 'type': $type(none)}")
                        .apply("{\"none\":null,\"list\":[1,null,3]}"))
                .isEqualTo(expected);
    }

    @Test
    void unicode_is_kept() {
        String text = "\"\u00fc\ud83d\ude00\\u0000\\ud83d\u2028\"";

        assertThat(jsonata("$ ~> |$|{'b': a & a}|").apply("{\"a\":" + text + ",\"n\":1.0}"))
                .containsEntry("a", "\u00fc\ud83d\ude00\u0000\ud83d\u2028")
                .containsEntry("b", "\u00fc\ud83d\ude00\u0000\ud83d\u2028".repeat(2));
    }

    @Test
    void the_payload_that_is_given_is_not_changed() {
        var payload = new HashMap<String, Object>(Map.of("list", new java.util.ArrayList<>(), "n", 1.5));
        jsonata("{'a': list{a: b}, 'b': $ ~> |$|{'n': 2}|}").apply(payload);

        assertThat(payload).isEqualTo(Map.of("list", List.of(), "n", 1.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'x'", "12", "true", "[1, 2]", "missing", "null", "function($x) { $x }", "[1..5]"})
    void a_result_that_is_no_object_is_a_failure(String expression) {
        assertThat(failure(jsonata(expression), "{}"))
                .startsWith("transform \"reshape\" gave ")
                .endsWith(" instead of an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'f': function($x) { $x }}", "{'f': $string}", "{'f': /a/}"})
    void a_function_has_no_place_in_a_result(String expression) {
        assertThat(failure(jsonata(expression), "{}")).contains("an object that holds a ");
    }

    @Test
    void a_failure_names_code_and_place_and_nothing_of_the_payload() {
        String json = "{\"a\":\"" + CANARY + "\",\"" + CANARY + "\":1,\"l\":[\"" + CANARY + "\",2]}";

        assertThat(failure(jsonata("{\n  'x': $sum([a])}"), json))
                .isEqualTo("transform \"reshape\" fails at line 2, column 12 of its expression (T0412)");
        assertThat(failure(jsonata("{'x': $error(a)}"), json)).endsWith(" of its expression (D3137)");
        assertThat(failure(jsonata("{'x': a + 1}"), json))
                .isEqualTo("transform \"reshape\" fails of its expression (T2001)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'x': $number(a)}",
                "{'x': $toMillis(a)}",
                "{'x': -a}",
                "{'x': [a..3]}",
                "{'x': $assert(false, a)}",
                "{'x': $formatBase(17, a)}",
                "{'x': $base64decode(a)}",
                "{'x': $single(l)}",
                "{'x': l^($)}",
                "{a: 1, 'canary-4711': 2}",
                "{$keys($)[1]: $error(a)}",
                "{'x': $map(l, function($v) { $v + 1 })}",
                "{1: a}",
                "$merge(l)"
            })
    void no_failure_tells_a_value(String expression) {
        failure(jsonata(expression), "{\"a\":\"" + CANARY + "\",\"" + CANARY + "\":1,\"l\":[\"" + CANARY + "\",2]}");
    }

    @Test
    void nothing_of_a_payload_is_printed() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var printed = new ByteArrayOutputStream();
        try (var caught = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(caught);
            System.setErr(caught);
            jsonata("$ ~> |$|{'b': 1}|").apply("{\"huge\":1e400,\"a\":\"" + CANARY + "\"}");
            failure(jsonata("{'x': $error(a)}"), "{\"a\":\"" + CANARY + "\"}");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function($x) { 1 + $f($x + 1) }; {'x': $f(1)})",
                "($f := function($x) { {'a': [$f($x)]} }; $f(1))",
                "($f := function($x) { $map([1, 2], function($y) { [$f($y)] }) }; {'x': $f(1)})"
            })
    void recursion_without_end_is_stopped_by_depth(String expression) {
        assertThat(failure(jsonata(expression), "{}"))
                .contains("evaluates more than 300 expressions within each other");
    }

    @Test
    void replace_takes_a_text_and_no_function_of_which_the_library_would_print_what_it_throws() {
        assertThat(jsonata(
                                "{'a': $replace(x, /a(.)/, '$1'), 'b': $replace(x, 'a', '', 1), 'c': x ~> $replace('b', 'c')}")
                        .apply("{\"x\":\"abac\"}"))
                .isEqualTo(Map.of("a", "bc", "b", "bac", "c", "acac"));
        assertThat(failure(jsonata("{'a': $replace('a', /a/, function($m) { $error('x') })}"), "{}"))
                .contains("gives $replace a function");
    }

    @Test
    void a_stack_that_is_too_small_for_the_depth_is_a_failure_too() {
        var deep = Transform.jsonata(
                "deep", "($f := function($x) { 1 + $f($x + 1) }; {'x': $f(1)})", Duration.ofSeconds(20), 10_000_000);

        assertThat(failure(deep, "{}")).contains("too many expressions within each other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($f := function() { $f() }; {'x': $f()})",
                "{'a': 1, 'b': ($f := function($x) { $f($x + 1) }; $f(0))}",
                "{'x': $sum([1..900000].([1..900000].($ * 2)))}",
                "{'x': $reduce([1..900000], function($a, $b) { $sum([1..1000]) + $b })}"
            })
    void work_without_end_is_stopped_by_time(String expression) {
        long start = System.nanoTime();
        var endless = Transform.jsonata("endless", expression, Duration.ofMillis(200), 300);

        assertThat(failure(endless, "{}")).startsWith("transform \"endless\" takes longer than PT0.2S");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void what_grows_without_end_is_stopped_by_size() {
        assertThat(failure(jsonata("{'x': [1..9000000]}"), "{}")).contains("too long");
        assertThat(failure(jsonata("($f := function($x) { $f($x & $x) }; {'x': $f('ab')})"), "{}"))
                .contains("too long");
        assertThat(failure(jsonata("{'x': [1..800000], 'y': [1..800000]}"), "{}"))
                .contains("too large");
        assertThat(failure(
                        jsonata("($f := function($x) { $x = 0 ? {} : {'a': $f($x - 1)} }; {'x': $f(25) ~> $f2})"),
                        "{}"))
                .isNotNull();
    }

    @Test
    void a_result_may_be_as_large_as_the_payload_that_it_was_made_from() {
        var text = new StringBuilder("{\"list\":[0");
        for (int i = 0; i < TreeCopy.MOST_NEW_VALUES; i++) {
            text.append(",0");
        }
        String json = text.append("]}").toString();

        assertThat((List<?>) jsonata("{'list': list}").apply(json).get("list")).hasSize(TreeCopy.MOST_NEW_VALUES + 1);
    }

    @Test
    void a_result_of_too_many_levels_is_a_failure() {
        String deep = "($f := function($x) { $x = 0 ? {} : {'a': $f($x - 1)} }; $f(%d))";
        var within =
                Transform.jsonata("deep", String.format(java.util.Locale.ROOT, deep, 99), Duration.ofSeconds(20), 600);
        var beyond =
                Transform.jsonata("deep", String.format(java.util.Locale.ROOT, deep, 100), Duration.ofSeconds(20), 600);

        assertThat(within.apply("{}")).hasSize(1);
        assertThat(failure(beyond, "{}")).isEqualTo("transform \"deep\" gave an object of more than 100 levels");
    }

    @Test
    void variables_of_one_evaluation_are_not_seen_by_the_next() {
        var transform = jsonata("{'before': $seen, 'now': ($seen := id)}");
        transform.apply("{\"id\":1}");

        assertThat(transform.apply("{\"id\":2}")).isEqualTo(Map.of("now", 2));
    }
}
