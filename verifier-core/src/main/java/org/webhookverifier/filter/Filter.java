package org.webhookverifier.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.json.JsonPointer;

/**
 * A condition that deliveries have to meet, given for a source or for a handler.
 *
 * <pre>{@code
 * Filter.types("invoice.*").and(Filter.value("/data/object/amount_due").atLeast(1))
 * }</pre>
 *
 * <p>Filters see verified deliveries only. What does not pass is acknowledged, reported as {@code FILTERED} and never stored. A
 * delivery that comes from the inbox, for the first time or by a replay, is asked the filters of that moment again.
 *
 * <p>The text of a filter, {@link #toString()}, holds the values that it compares with, and nothing of a delivery.
 *
 * <p>Immutable and thread-safe.
 */
public final class Filter {
    private final Node node;

    Filter(Node node) {
        this.node = node;
    }

    /**
     * Passes deliveries of some event types.
     *
     * @param patterns types as the provider writes them, upper and lower case told apart; {@code *} stands for any characters, also
     *     for none
     * @throws IllegalArgumentException if there is no pattern, or one is blank or has white space around it
     */
    public static Filter types(String... patterns) {
        if (patterns.length == 0) {
            throw new IllegalArgumentException(
                    "A filter of types names none: write at least one, for example \"invoice.*\".");
        }
        return new Filter(
                new Node.OfTypes(Arrays.stream(patterns).map(TypePattern::of).toList()));
    }

    /**
     * Starts a condition on one value of the payload.
     *
     * @param pointer where the value is, as a JSON pointer: {@code /data/object/status}, {@code /commits/0/id}; of a form
     *     {@code /field}, and {@code /field/1} for the second of several
     * @throws IllegalArgumentException if it is no JSON pointer, or empty
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
     */
    public static Value value(String pointer) {
        JsonPointer parsed = JsonPointer.parse(pointer);
        if (parsed.segments().isEmpty()) {
            throw new IllegalArgumentException(
                    "The pointer of a filter is empty: point to a value, for example /data/object/status.");
        }
        return new Value(parsed);
    }

    /**
     * Passes deliveries for which a function says so. What the function throws fails the delivery, as if a handler had thrown it.
     *
     * @param name what the condition is called, for people
     * @param predicate thread-safe, quick, and always of the same opinion about the same delivery
     * @throws IllegalArgumentException if the name is blank
     */
    public static Filter where(String name, Predicate<? super Delivery> predicate) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A filter's function has a blank name: say what it asks for.");
        }
        return new Filter(new Node.Where(name, predicate));
    }

    /** Passes what another filter does not. */
    public static Filter not(Filter filter) {
        return new Filter(new Node.Not(filter.node));
    }

    /** Passes what both filters pass; the other one is asked only if this one passes. */
    public Filter and(Filter other) {
        return new Filter(new Node.All(joined(node instanceof Node.All all ? all.nodes() : List.of(node), other.node)));
    }

    /** Passes what one of the filters passes; the other one is asked only if this one does not. */
    public Filter or(Filter other) {
        return new Filter(new Node.Any(joined(node instanceof Node.Any any ? any.nodes() : List.of(node), other.node)));
    }

    private static List<Node> joined(List<Node> nodes, Node last) {
        var all = new ArrayList<>(nodes);
        all.add(last);
        return all;
    }

    /** Prepares the filter for the deliveries of a source; for the receiver. */
    public Condition bind(Places places) {
        return node.bind(places);
    }

    /** Returns the filter as people would write it down. */
    @Override
    public String toString() {
        return node.toString();
    }

    /** What a filter is made of. */
    sealed interface Node {
        Condition bind(Places places);

        record OfTypes(List<TypePattern> patterns) implements Node {
            @Override
            public Condition bind(Places places) {
                TypePattern[] all = patterns.toArray(TypePattern[]::new);
                return facts -> {
                    String type = facts.delivery().type();
                    for (TypePattern pattern : all) {
                        if (pattern.matches(type)) {
                            return true;
                        }
                    }
                    return false;
                };
            }

            @Override
            public String toString() {
                return "type is " + patterns.stream().map(TypePattern::toString).collect(Collectors.joining(" or "));
            }
        }

        record Exists(JsonPointer pointer) implements Node {
            @Override
            public Condition bind(Places places) {
                int place = places.of(pointer);
                return facts -> facts.exists(place);
            }

            @Override
            public String toString() {
                return pointer + " exists";
            }
        }

        record Is(JsonPointer pointer, String text, Predicate<String> test) implements Node {
            @Override
            public Condition bind(Places places) {
                int place = places.of(pointer);
                return facts -> {
                    String value = facts.scalar(place);
                    return value != null && test.test(value);
                };
            }

            @Override
            public String toString() {
                return pointer + " " + text;
            }
        }

        record Where(String name, Predicate<? super Delivery> predicate) implements Node {
            @Override
            public Condition bind(Places places) {
                return facts -> predicate.test(facts.delivery());
            }

            @Override
            public String toString() {
                return name;
            }
        }

        record Not(Node node) implements Node {
            @Override
            public Condition bind(Places places) {
                Condition condition = node.bind(places);
                return facts -> !condition.holds(facts);
            }

            @Override
            public String toString() {
                return "not (" + node + ")";
            }
        }

        record All(List<Node> nodes) implements Node {
            @Override
            public Condition bind(Places places) {
                Condition[] all = bound(nodes, places);
                return facts -> {
                    for (Condition condition : all) {
                        if (!condition.holds(facts)) {
                            return false;
                        }
                    }
                    return true;
                };
            }

            @Override
            public String toString() {
                return nodes.stream().map(node -> "(" + node + ")").collect(Collectors.joining(" and "));
            }
        }

        record Any(List<Node> nodes) implements Node {
            @Override
            public Condition bind(Places places) {
                Condition[] any = bound(nodes, places);
                return facts -> {
                    for (Condition condition : any) {
                        if (condition.holds(facts)) {
                            return true;
                        }
                    }
                    return false;
                };
            }

            @Override
            public String toString() {
                return nodes.stream().map(node -> "(" + node + ")").collect(Collectors.joining(" or "));
            }
        }

        private static Condition[] bound(List<Node> nodes, Places places) {
            return nodes.stream().map(node -> node.bind(places)).toArray(Condition[]::new);
        }
    }
}
