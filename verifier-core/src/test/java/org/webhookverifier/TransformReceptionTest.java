package org.webhookverifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.answer.Outcome;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.Json;
import org.webhookverifier.source.Source;
import org.webhookverifier.transform.Transform;

/** Transforms on the way of signed deliveries. */
@Tag("json")
@Tag("odd-jvm")
class TransformReceptionTest {
    private static final String CANARY = "canary-4711";
    private static final String BODY =
            "{\"id\":\"evt_1\",\"type\":\"invoice.paid\",\"api_version\":\"2024-06-20\",\"data\":{\"customer\":\""
                    + CANARY + "\",\"amount\":12345678901234567890,\"rate\":0.1000}}";

    private final List<Object> seen = new ArrayList<>();

    /** A model of what a transform gives. */
    record Invoice(String id, String customer, BigInteger amount, BigDecimal rate) {}

    private static WebhookReceiverBuilder stripe() {
        return WebhookReceiver.builder().source(Source.of("stripe", SignedRequests.STRIPE_SECRET));
    }

    private WebhookReceiverBuilder trees() {
        return stripe().handler("tree", "stripe", "invoice.paid", Map.class, (tree, delivery) -> seen.add(tree));
    }

    private static Receipt receive(WebhookReceiver receiver, String body) {
        return receiver.receive("stripe", SignedRequests.stripe(body, Instant.now()));
    }

    private static List<HandlerResult> results(Receipt receipt) {
        return ((Receipt.Unreadable) receipt).results();
    }

    private static Transform add(String name) {
        return Transform.of(name, tree -> {
            tree.merge("trail", name, (before, same) -> before + " " + same);
            return tree;
        });
    }

    private Object trail(WebhookReceiverBuilder builder, String body) {
        seen.clear();
        assertThat(receive(builder.build(), body).outcome()).isEqualTo(Outcome.HANDLED);
        return ((Map<?, ?>) seen.get(0)).get("trail");
    }

    @Test
    void an_expression_reshapes_what_a_model_is_bound_to_and_no_digit_is_lost() {
        var receiver = stripe().handler(
                        "model", "stripe", "invoice.paid", Invoice.class, (invoice, delivery) -> seen.add(invoice))
                .transform(Transform.jsonata("flatten", "$merge([{'id': id}, data])"))
                .build();

        assertThat(receive(receiver, BODY).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(seen)
                .containsExactly(
                        new Invoice("evt_1", CANARY, new BigInteger("12345678901234567890"), new BigDecimal("0.1000")));
    }

    @Test
    void a_function_reshapes_what_a_model_is_bound_to() {
        var receiver = stripe().handler(
                        "model", "stripe", "invoice.paid", Invoice.class, (invoice, delivery) -> seen.add(invoice))
                .transform(Transform.of("flatten", tree -> Map.of("id", tree.get("id") + "!", "rate", 1.5)))
                .build();

        assertThat(receive(receiver, BODY).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(seen).containsExactly(new Invoice("evt_1!", null, null, new BigDecimal("1.5")));
    }

    @Test
    void transforms_run_in_the_order_in_which_they_are_given() {
        var builder = trees().transform(add("b"))
                .transform(add("a"))
                .transform(Transform.jsonata("c", "$ ~> |$|{'trail': trail & ' c'}|"));

        assertThat(trail(builder, BODY)).isEqualTo("b a c");
    }

    @Test
    void a_transform_is_for_the_sources_types_and_versions_that_it_selects() {
        var builder = trees().source(Source.named("other").provider("stripe").secrets("whsec_other"))
                .transform(add("all"))
                .transform(add("stripe").sources("other", "stripe"))
                .transform(add("other").sources("other"))
                .transform(add("type").types("a", "invoice.paid"))
                .transform(add("pattern").types("invoice.*"))
                .transform(add("wrong-type").types("invoice.pai", "*.sent"))
                .transform(add("version").versions("2024-06-20"))
                .transform(add("wrong-version").versions("2024-06-21", "2024"))
                .transform(add("each").sources("stripe").types("*.paid").versions("2024-06-20"))
                .transform(add("not-each").sources("stripe").types("*.paid").versions("1"));

        assertThat(trail(builder, BODY)).isEqualTo("all stripe type pattern version each");
    }

    @Test
    void a_delivery_without_version_has_the_one_that_its_source_says() {
        var builder = WebhookReceiver.builder()
                .source(Source.of("stripe", SignedRequests.STRIPE_SECRET).versionWhenAbsent("7"))
                .handler("tree", "stripe", "invoice.paid", Map.class, (tree, delivery) -> seen.add(tree))
                .transform(add("seven").versions("7"))
                .transform(add("eight").versions("8"));

        assertThat(trail(builder, BODY.replace("api_version", "no_version"))).isEqualTo("seven");
    }

    @Test
    void a_transform_runs_once_for_a_delivery_and_handlers_do_not_see_each_others_changes() {
        var runs = new AtomicInteger();
        var receiver = stripe().handler("a", "stripe", "invoice.paid", Map.class, (tree, delivery) -> {
                    seen.add(tree.size());
                    tree.clear();
                })
                .handler("b", "stripe", "invoice.paid", Map.class, (tree, delivery) -> seen.add(tree.size()))
                .handler("c", "stripe", "invoice.paid", Invoice.class, (invoice, delivery) -> seen.add(invoice.id()))
                .transform(Transform.of("count", tree -> {
                    runs.incrementAndGet();
                    return Map.of("id", "new");
                }))
                .build();
        receive(receiver, BODY);

        assertThat(seen).containsExactly(1, 1, "new");
        assertThat(runs).hasValue(1);
    }

    @Test
    void handlers_of_deliveries_and_bytes_get_what_was_delivered_and_wait_for_no_transform() {
        var runs = new AtomicInteger();
        var receiver = stripe().handler(
                        "delivery",
                        "stripe",
                        "invoice.paid",
                        Delivery.class,
                        (same, delivery) -> seen.add(new String(delivery.body(), UTF_8)))
                .handler(
                        "bytes",
                        "stripe",
                        "invoice.paid",
                        byte[].class,
                        (bytes, delivery) -> seen.add(new String(bytes, UTF_8)))
                .transform(Transform.of("count", tree -> {
                    runs.incrementAndGet();
                    return Map.of();
                }))
                .build();

        assertThat(receive(receiver, BODY).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(seen).containsExactly(BODY, BODY);
        assertThat(runs).hasValue(0);
    }

    /** Version 2, and the way to it. */
    @WebhookEvent(type = "invoice.paid", version = "2025-01-01")
    record Newest(String id, String trail) {
        @Upcast(type = "invoice.paid", from = "2024-06-20", to = "2025-01-01")
        static Map<String, Object> rename(Map<String, Object> older) {
            older.merge("trail", "upcast", (before, same) -> before + " " + same);
            return older;
        }
    }

    @SuppressWarnings("UnusedMethod") // called by reflection
    private final class OfNewest {
        @WebhookHandler
        void on(Newest newest) {
            seen.add(newest.trail());
        }
    }

    @Test
    void a_transform_comes_before_the_upcasts_of_the_version_that_was_delivered() {
        var receiver = stripe().handlers(new OfNewest())
                .transform(add("old").versions("2024-06-20"))
                .transform(add("new").versions("2025-01-01"))
                .build();
        receive(receiver, BODY);
        receive(receiver, BODY.replace("evt_1", "evt_2").replace("2024-06-20", "2025-01-01"));

        assertThat(seen).containsExactly("old upcast", "new");
    }

    @SuppressWarnings("UnusedMethod") // called by reflection
    private final class OfForms {
        @WebhookHandler(fallback = true)
        void on(Map<String, Object> tree) {
            seen.add(tree);
        }
    }

    @Test
    void a_form_is_reshaped_too() {
        var receiver = WebhookReceiver.builder()
                .source(Source.of("slack", SignedRequests.SLACK_SECRET))
                .handlers(new OfForms())
                .transform(Transform.jsonata("upper", "{'text': $uppercase(text)}"))
                .build();
        String form = "command=%2Fdeploy&text=now%20%C3%BC&trigger_id=1";
        receiver.receive("slack", SignedRequests.slack(form, "application/x-www-form-urlencoded", Instant.now()));

        assertThat(seen).containsExactly(Map.of("text", "NOW \u00dc"));
    }

    /** Notes what it is asked to bind. */
    private final class NotingJson implements Json {
        @Override
        public Object bind(CheckedJson json, Type model) {
            seen.add("text");
            return new Invoice("", null, null, null);
        }

        @Override
        public Object bind(Object tree, Type model) {
            seen.add("tree");
            return new Invoice("", null, null, null);
        }
    }

    @Test
    void a_model_is_bound_from_the_text_itself_where_no_transform_is_for_the_delivery() {
        var receiver = stripe().json(new NotingJson())
                .handler("model", "stripe", "invoice.paid", Invoice.class, (invoice, delivery) -> {})
                .transform(add("other").versions("1"))
                .build();
        receive(receiver, BODY);
        receive(receiver, BODY.replace("evt_1", "evt_2").replace("2024-06-20", "1"));

        assertThat(seen).containsExactly("text", "tree");
    }

    @Test
    void a_transform_that_fails_makes_the_delivery_unreadable_and_nothing_of_it_is_told() {
        var logger = (Logger) LoggerFactory.getLogger("org.webhookverifier");
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(log);
        try {
            unreadable("transform \"bad\" threw java.lang.IllegalStateException", Transform.of("bad", tree -> {
                throw new IllegalStateException(tree.toString());
            }));
            unreadable("transform \"bad\" gave nothing instead of an object", Transform.of("bad", tree -> null));
            unreadable("transform \"bad\" gave an object of more than 100 levels", Transform.of("bad", tree -> {
                tree.put("self", tree);
                return tree;
            }));
            unreadable(
                    "transform \"bad\" fails at line 1, column 7 of its expression (D3137)",
                    Transform.jsonata("bad", "$error(data.customer)"));
            unreadable("transform \"bad\" gave a text instead of an object", Transform.jsonata("bad", "data.customer"));
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
        assertThat(log.list).isNotEmpty();
        for (ILoggingEvent event : log.list) {
            assertThat(event.getFormattedMessage()).doesNotContain(CANARY);
            assertThat(
                            event.getThrowableProxy() == null
                                    ? ""
                                    : event.getThrowableProxy().getMessage())
                    .doesNotContain(CANARY);
        }
    }

    private void unreadable(String message, Transform transform) {
        seen.clear();
        Receipt receipt = receive(
                trees().handler(
                                "model",
                                "stripe",
                                "invoice.paid",
                                Invoice.class,
                                (invoice, delivery) -> seen.add(invoice))
                        .handler(
                                "bytes", "stripe", "invoice.paid", byte[].class, (bytes, delivery) -> seen.add("bytes"))
                        .transform(transform)
                        .build(),
                BODY);

        assertThat(receipt.outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(receipt.answer().status()).isEqualTo(400);
        assertThat(receipt.toString()).doesNotContain(CANARY);
        assertThat(results(receipt))
                .filteredOn(result -> result.status() == Status.UNREADABLE)
                .hasSize(2)
                .allSatisfy(
                        result -> assertThat(result.error()).hasMessage(message).hasNoCause());
        assertThat(seen).containsExactly("bytes");
    }

    @Test
    void a_payload_that_is_no_object_cannot_be_reshaped() {
        var receiver = WebhookReceiver.builder()
                .source(Source.of("github", SignedRequests.GITHUB_SECRET))
                .handler("list", "github", "push", List.class, (list, delivery) -> seen.add(list))
                .transform(Transform.of("same", tree -> tree).types("push"))
                .build();
        Receipt receipt = receiver.receive("github", SignedRequests.github("[1]", "1", "push"));

        assertThat(receipt.outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(results(receipt).get(0).error())
                .hasMessage("transform \"same\" takes an object, and the payload is none");
    }

    @Test
    void every_mistake_is_told_at_start_up_with_all_others() {
        var builder = trees().source(Source.of("github", " "))
                .transform(add("a").sources("strpe"))
                .transform(add("a").types(" x", ""))
                .transform(add("v").versions(" "))
                .transform(Transform.jsonata("syntax", "{\n  'a': )"))
                .transform(Transform.jsonata("random", "{'a': $random()}"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(WebhookConfigurationException.class)
                .hasMessageContaining("has 8 mistakes")
                .hasMessageContaining("Source 'github': A secret is blank")
                .hasMessageContaining("2 transforms have the name \"a\"; give each a name of its own")
                .hasMessageContaining(
                        "transform \"a\" names the source \"strpe\", which does not exist; did you mean \"stripe\"?")
                .hasMessageContaining("transform \"a\" names the type \" x\"")
                .hasMessageContaining("transform \"a\" names the type \"\"")
                .hasMessageContaining("transform \"v\" names the version \" \"")
                .hasMessageContaining(
                        "transform \"syntax\" is no JSONata: The symbol \")\" cannot be used as a unary operator, at line 2, column 8 (S0211)")
                .hasMessageContaining("transform \"random\" uses $random at line 1, column 7");
    }

    @Test
    void a_transform_that_changes_nothing_gives_the_same_event_as_none() {
        var random = new Random(4711);
        var none = comparing("none");
        var function = comparing("function")
                .transform(Transform.of("same", tree -> tree))
                .build();
        var expression = comparing("expression")
                .transform(Transform.jsonata("same", "$"))
                .build();
        var copy = comparing("copy")
                .transform(Transform.jsonata("same", "$ ~> |$|{}|"))
                .build();
        var plain = none.build();
        for (int i = 0; i < 300; i++) {
            String body = "{\"type\":\"invoice.paid\",\"id\":\"evt_" + i + "\",\"data\":" + value(random, 0) + "}";
            seen.clear();
            for (WebhookReceiver receiver : List.of(plain, function, expression, copy)) {
                assertThat(receive(receiver, body).outcome()).as(body).isEqualTo(Outcome.HANDLED);
            }
            assertThat(List.of(seen.get(2), seen.get(4), seen.get(6))).as(body).containsOnly(seen.get(0));
            assertThat(List.of(seen.get(3), seen.get(5), seen.get(7))).as(body).containsOnly(seen.get(1));
        }
    }

    /** What a model with a place for everything is. */
    record Anything(String id, Object data) {}

    private WebhookReceiverBuilder comparing(String name) {
        return stripe().handler(
                        "model",
                        "stripe",
                        "invoice.paid",
                        Anything.class,
                        (event, delivery) -> seen.add(event.toString()))
                .handler("tree", "stripe", "invoice.paid", Map.class, (tree, delivery) -> seen.add(tree.toString()));
    }

    private static String value(Random random, int depth) {
        List<String> leaves = List.of(
                "0",
                "-17",
                "1.50",
                "0.1000",
                "1E+2",
                "1e400",
                "2147483648",
                "9007199254740993",
                "12345678901234567890",
                "-1e-7",
                "null",
                "true",
                "\"\"",
                "\"\u00fc\ud83d\ude00\\u0000\"",
                "\"null\"",
                "[]",
                "{}");
        int kind = random.nextInt(10);
        if (depth > 4 || kind < 5) {
            return leaves.get(random.nextInt(leaves.size()));
        }
        var parts = new ArrayList<String>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parts.add((kind < 8 ? "\"" + (i == 0 ? "\u00e4 $" : "k" + i) + "\":" : "") + value(random, depth + 1));
        }
        return kind < 8 ? "{" + String.join(",", parts) + "}" : "[" + String.join(",", parts) + "]";
    }
}
