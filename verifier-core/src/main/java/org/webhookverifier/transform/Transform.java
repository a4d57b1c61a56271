package org.webhookverifier.transform;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.UnreadableJsonException;

/**
 * Reshapes payloads before they are bound: a Java function or a JSONata expression, from the object that was delivered to the one
 * that models and handlers are given.
 *
 * <pre>{@code
 * WebhookReceiver.builder()
 *         .transform(Transform.jsonata("flatten", "$merge([$, customer])")
 *                 .sources("shop")
 *                 .types("order.*"))
 * }</pre>
 *
 * <p>It takes the payload as it was delivered, in the version that was delivered, before any upcast. It runs once for each delivery
 * and attempt, when the first handler asks for the payload, and all handlers share the result; several run in the order in which
 * they were given. Handlers that take the {@link org.webhookverifier.event.Delivery} or {@code byte[]} get what was delivered, and
 * filters look at that too. A transform is applied to every delivery of every source unless {@link #sources(String...)},
 * {@link #types(String...)} or {@link #versions(String...)} select some.
 *
 * <p>Where it throws, gives no object, or one that is endless, of more than {@value org.webhookverifier.json.Json#MAX_DEPTH} levels
 * or too large, the delivery is unreadable for the handlers that take the payload: answered with 400, with an inbox a dead letter
 * with its bytes. The message names the transform and holds nothing of the payload. Too large is what has a million values, or ten
 * million characters of text, more than the payload.
 *
 * <p>In the tree are {@code Map}, {@code List}, {@code String}, {@code Boolean}, {@code null} and numbers as
 * {@link CheckedJson#tree()} tells. What a transform does not touch keeps every digit.
 *
 * <p>Immutable; thread-safe as far as the function is.
 */
public final class Transform {
    /** For how long an expression is evaluated unless another limit is given. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(2);

    /** How many expressions are evaluated within each other unless another limit is given. */
    public static final int DEFAULT_DEPTH_LIMIT = 300;

    private final String name;
    private final Step step;
    private final List<String> problems;
    private final List<String> sources;
    private final List<String> types;
    private final List<String> versions;

    private Transform(String name, Step step, List<String> problems, List<List<String>> selections) {
        this.name = name;
        this.step = step;
        this.problems = List.copyOf(problems);
        this.sources = List.copyOf(selections.get(0));
        this.types = List.copyOf(selections.get(1));
        this.versions = List.copyOf(selections.get(2));
    }

    /**
     * Returns a transform by a function. It is given a tree of its own that it may change and return.
     *
     * @param name what messages call it, unique in the receiver
     */
    public static Transform of(String name, UnaryOperator<Map<String, @Nullable Object>> function) {
        return new Transform(name, new FunctionStep(function), mistakes(name), everything());
    }

    /**
     * Returns a transform by a JSONata expression, bounded by {@link #DEFAULT_TIME_LIMIT} and {@link #DEFAULT_DEPTH_LIMIT}.
     *
     * <p>It takes the library {@code com.dashjoin:jsonata}. A mistake in the expression is told by {@link #problems()} and when the
     * receiver is built, together with all others.
     *
     * @param name what messages call it, unique in the receiver
     */
    public static Transform jsonata(String name, String expression) {
        return jsonata(name, expression, DEFAULT_TIME_LIMIT, DEFAULT_DEPTH_LIMIT);
    }

    /**
     * Returns a transform by a JSONata expression with other limits.
     *
     * <p>Limits are looked at between the steps of an evaluation; what a single function of JSONata does, a regular expression for
     * example, is not interrupted.
     *
     * @param name what messages call it, unique in the receiver
     * @param timeLimit for how long it is evaluated at most, positive
     * @param depthLimit how many expressions are evaluated within each other at most, from 1; each takes about one KB of the
     *     thread's stack
     */
    public static Transform jsonata(String name, String expression, Duration timeLimit, int depthLimit) {
        List<String> problems = mistakes(name);
        String where = where(name);
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            problems.add(where + " has the time limit " + timeLimit + "; give it a positive one");
        }
        if (depthLimit < 1) {
            problems.add(where + " has the depth limit " + depthLimit + "; give it a positive one");
        }
        Step step = JsonataLibrary.step(where, expression, new JsonataLibrary.Limits(timeLimit, depthLimit), problems);
        return new Transform(name, step, problems, everything());
    }

    private static List<String> mistakes(String name) {
        var mistakes = new ArrayList<String>();
        if (name.isBlank()) {
            mistakes.add("a transform has a blank name; give it one that tells it from others");
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            mistakes.add("a transform has a control character in its name; take it out");
        }
        return mistakes;
    }

    private static List<List<String>> everything() {
        return List.of(List.of(), List.of(), List.of());
    }

    /** Returns this transform for the given sources only; for all of them if there is none. */
    public Transform sources(String... names) {
        return new Transform(name, step, problems, List.of(List.of(names), types, versions));
    }

    /** Returns this transform for the given event types only, in which {@code *} stands for any characters; for all if there is none. */
    public Transform types(String... patterns) {
        return new Transform(name, step, problems, List.of(sources, List.of(patterns), versions));
    }

    /**
     * Returns this transform for the given delivered versions only; for all if there is none. A delivery that states no version has
     * the one that its source says is meant.
     */
    public Transform versions(String... texts) {
        return new Transform(name, step, problems, List.of(sources, types, List.of(texts)));
    }

    /** Returns what messages call it. */
    public String name() {
        return name;
    }

    /** Returns the names of the sources that it is for; none if it is for all. */
    public List<String> sources() {
        return sources;
    }

    /** Returns the patterns of the event types that it is for; none if it is for all. */
    public List<String> types() {
        return types;
    }

    /** Returns the delivered versions that it is for; none if it is for all. */
    public List<String> versions() {
        return versions;
    }

    /** Returns what is wrong with name, limits or expression, one sentence for each mistake; none if it can be used. */
    public List<String> problems() {
        return problems;
    }

    /**
     * Reshapes a payload, whatever the transform is selected for.
     *
     * @param json text of one object
     * @return a new tree, which may be changed
     * @throws TransformException if it fails
     * @throws UnreadableJsonException if the text is refused
     * @throws WebhookConfigurationException if the transform has a mistake
     */
    public Map<String, @Nullable Object> apply(String json) {
        return apply(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reshapes a payload, whatever the transform is selected for.
     *
     * @param json text of one object in UTF-8
     * @return a new tree, which may be changed
     * @throws TransformException if it fails, or the text is no object
     * @throws UnreadableJsonException if the text is refused
     * @throws WebhookConfigurationException if the transform has a mistake
     */
    public Map<String, @Nullable Object> apply(byte[] json) {
        if (CheckedJson.of(json.clone()).tree() instanceof Map<?, ?> tree) {
            return apply(tree);
        }
        throw new TransformException(this + " takes an object, and the payload is none");
    }

    /**
     * Reshapes a payload, whatever the transform is selected for.
     *
     * @param payload plain objects; not changed
     * @return a new tree, which may be changed
     * @throws TransformException if it fails
     * @throws WebhookConfigurationException if the transform has a mistake
     */
    public Map<String, @Nullable Object> apply(Map<?, ?> payload) {
        if (!problems.isEmpty()) {
            throw new WebhookConfigurationException(problems);
        }
        return step.apply(toString(), payload);
    }

    private static String where(String name) {
        return "transform \"" + name + "\"";
    }

    /** Returns how messages call it. */
    @Override
    public String toString() {
        return where(name);
    }
}
