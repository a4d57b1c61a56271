package org.webhookverifier.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.json.UnreadableJsonException;

/** A transform by itself, as its author tests it. */
class TransformTest {
    private static final String CANARY = "canary-4711";

    private static String failure(UnaryOperator<Map<String, Object>> function) {
        var failure = catchThrowableOfType(
                TransformException.class,
                () -> Transform.of("fn", function).apply("{\"a\":\"" + CANARY + "\",\"b\":[1]}"));
        assertThat(failure.toString()).doesNotContain(CANARY);
        return failure.getMessage();
    }

    @Test
    void a_function_makes_an_object_of_another_and_may_change_what_it_is_given() {
        var rename = Transform.of("rename", tree -> {
            tree.put("id", tree.remove("order_id"));
            return tree;
        });
        var payload = Map.of("order_id", 7);

        assertThat(rename.apply("{\"order_id\":7}")).isEqualTo(Map.of("id", 7));
        assertThat(rename.apply("{\"order_id\":0.10}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Map.of("id", new BigDecimal("0.10")));
        assertThat(rename.apply(payload)).isEqualTo(Map.of("id", 7));
        assertThat(payload).isEqualTo(Map.of("order_id", 7));
    }

    @Test
    void what_a_function_keeps_of_its_result_is_not_what_others_get() {
        var kept = new HashMap<String, Object>();
        Map<String, Object> result = Transform.of("fn", tree -> {
                    kept.put("list", new ArrayList<>(List.of(1)));
                    return kept;
                })
                .apply("{}");
        kept.put("more", 1);
        ((List<?>) kept.get("list")).clear();

        assertThat(result).isEqualTo(Map.of("list", List.of(1)));
    }

    @Test
    void a_function_that_fails_is_named_and_located_without_its_message() {
        var throwing = Transform.of("fn", tree -> {
            throw new IllegalStateException(String.valueOf(tree));
        });
        var failure =
                catchThrowableOfType(TransformException.class, () -> throwing.apply("{\"a\":\"" + CANARY + "\"}"));

        assertThat(failure)
                .hasToString(
                        TransformException.class.getName() + ": transform \"fn\" threw java.lang.IllegalStateException")
                .hasNoCause();
        assertThat(failure.getStackTrace()[0].getClassName()).startsWith(TransformTest.class.getName());
        assertThat(failure(TransformTest::endless)).isEqualTo("transform \"fn\" threw java.lang.StackOverflowError");
    }

    @SuppressWarnings("InfiniteRecursion") // what is tested
    private static Map<String, Object> endless(Map<String, Object> tree) {
        return endless(new HashMap<>(tree));
    }

    @Test
    void an_error_of_a_function_is_none_of_the_payload() {
        assertThatThrownBy(() -> Transform.of("fn", tree -> {
                            throw new NoClassDefFoundError("missing");
                        })
                        .apply("{}"))
                .isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void a_function_that_gives_no_plain_object_fails() {
        assertThat(failure(tree -> null)).isEqualTo("transform \"fn\" gave nothing instead of an object");
        assertThat(failure(tree -> Map.of("a", Instant.EPOCH))).contains("holds a java.time.Instant");
        assertThat(failure(tree -> Map.of("a", Double.NaN))).contains("holds a java.lang.Double");
        assertThat(failure(tree -> Map.of("a", List.of(Map.of(1, CANARY))))).contains("a key that is not text");
        assertThat(failure(tree -> {
                    tree.put("self", List.of(tree, tree));
                    return tree;
                }))
                .contains("more than 100 levels");
        assertThat(failure(tree -> {
                    tree.put("long", "x".repeat(TreeCopy.MOST_NEW_CHARACTERS + 100));
                    return tree;
                }))
                .contains("too large");
        assertThat(Transform.of("raw", (UnaryOperator) tree -> Map.of("a", (short) 1))
                        .apply("{}"))
                .isEqualTo(Map.of("a", (short) 1));
    }

    @Test
    void a_payload_that_is_no_object_or_no_json_is_refused() {
        var same = Transform.of("fn", tree -> tree);

        assertThatThrownBy(() -> same.apply("[1]"))
                .isInstanceOf(TransformException.class)
                .hasMessage("transform \"fn\" takes an object, and the payload is none");
        assertThatThrownBy(() -> same.apply("{\"a\":1,\"a\":2}")).isInstanceOf(UnreadableJsonException.class);
        assertThatThrownBy(() -> same.apply(Map.of("a", Instant.EPOCH)))
                .isInstanceOf(TransformException.class)
                .hasMessageContaining("transform \"fn\" was given an object that holds a java.time.Instant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'a': )|is no JSONata: The symbol \")\" cannot be used as a unary operator, at line 1, column 7 (S0211)",
                "1 +|is no JSONata: Unexpected end of expression, at line 1, column 3 (S0207)",
                "##|is no JSONata: Unexpected end of expression, at line 1, column 1 (S0207)",
                "/|is no JSONata: it ends too early or is nested too deeply (java.lang.StringIndexOutOfBoundsException)",
                "{'a': $now()}|uses $now at line 1, column 7, which is not available",
                "$ev := $eval|uses $eval at line 1, column 8, which is not available",
                "{'a': sum (x)}|calls sum at line 1, column 7, which is no function; write $sum"
            })
    void a_mistake_in_an_expression_is_told_with_its_place(String expression, String told) {
        var transform = Transform.jsonata("bad", expression);

        assertThat(transform.problems()).singleElement().asString().startsWith("transform \"bad\" " + told);
        assertThatThrownBy(() -> transform.apply("{}"))
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'a': \"$now() sum(1)\", 'b': '\\\\ $eval'}",
                "/* $now() sum(1) */ {'a': (1)}",
                "{'a': `$now`, 'b': (x and (y)) or (z in (y))}",
                "{'a': (function($x) { $nowhere })(1)}",
                "{'a': items.(b)}",
                "{'a': $match('x', /sum(x)[/]$now/), 'b': 4 / (2) / (1), 'c': $contains('x', /\\/sum(x)/)}"
            })
    void what_only_looks_like_a_mistake_is_none(String expression) {
        assertThat(Transform.jsonata("good", expression).problems()).isEmpty();
        assertThat(Transform.jsonata("good", expression).apply("{}")).isNotNull();
    }

    @Test
    void limits_and_names_that_cannot_be_are_mistakes() {
        assertThat(Transform.jsonata("a", "$", Duration.ZERO, 0).problems())
                .containsExactly(
                        "transform \"a\" has the time limit PT0S; give it a positive one",
                        "transform \"a\" has the depth limit 0; give it a positive one");
        assertThat(Transform.of(" ", tree -> tree).problems())
                .singleElement()
                .asString()
                .contains("blank name");
        assertThat(Transform.of("a\nb", tree -> tree).problems())
                .singleElement()
                .asString()
                .contains("control character");
    }

    @Test
    void many_threads_evaluate_one_expression_without_seeing_each_other() throws Exception {
        var transform = Transform.jsonata(
                "shared",
                "($me := id; $f := function($x) { $x = 0 ? $me : $f($x - 1) };"
                        + " $ ~> |$|{'id': id, 'list': $map([1..20], function($i) { $f($i) }), 'root': $$.n}|)");
        var pool = Executors.newFixedThreadPool(8);
        try {
            var calls = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 400; i++) {
                int id = i;
                calls.add(() -> {
                    var result = transform.apply("{\"id\":" + id + ",\"n\":" + id + ".50}");
                    return result.get("id").equals(id)
                            && new ArrayList<>(new java.util.HashSet<>((List<?>) result.get("list")))
                                    .equals(List.of(id))
                            && result.get("root").equals(new BigDecimal(id + ".50"));
                });
            }
            for (var result : pool.invokeAll(calls)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void where_jsonata_is_missing_functions_work_and_an_expression_names_the_dependency() throws Exception {
        try (var loader = new URLClassLoader(classPathWithoutJsonata(), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(Transform.class.getName());
            Object function = type.getMethod("of", String.class, UnaryOperator.class)
                    .invoke(null, "fn", UnaryOperator.identity());
            Object expression =
                    type.getMethod("jsonata", String.class, String.class).invoke(null, "expression", "$");

            assertThat(type.getMethod("apply", String.class).invoke(function, "{\"a\":1}"))
                    .isEqualTo(Map.of("a", 1));
            assertThat(type.getMethod("problems").invoke(expression))
                    .isEqualTo(
                            List.of("transform \"expression\" is JSONata, and the library for it is missing or too old;"
                                    + " add com.dashjoin:jsonata, version 0.9.10 or newer"));
            assertThatThrownBy(() -> type.getMethod("apply", String.class).invoke(expression, "{}"))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessageContaining("add com.dashjoin:jsonata");
        }
    }

    private static URL[] classPathWithoutJsonata() throws Exception {
        var urls = new ArrayList<URL>();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(File.pathSeparator, -1)) {
            if (!entry.contains("jsonata")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
