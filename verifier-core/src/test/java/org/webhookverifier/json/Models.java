package org.webhookverifier.json;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Models as applications write them; both libraries read the same annotations. */
final class Models {
    private Models() {}

    enum Color {
        RED,
        GREEN
    }

    enum Status {
        PAID,
        OPEN;

        @Override
        public String toString() {
            return this == PAID ? "paid" : "still open";
        }
    }

    enum Mood {
        GLAD,
        @JsonEnumDefaultValue
        OTHER
    }

    /** Every place of a model where a constant or a type may stand that it does not know. */
    record Places(
            @Nullable Color one,
            List<@Nullable Color> list,
            EnumSet<Color> set,
            Map<Color, Integer> keys,
            EnumMap<Color, Integer> enumKeys,
            Map<String, @Nullable Color> values,
            Optional<Color> optional,
            @Nullable Mood mood,
            @Nullable Shape shape,
            List<@Nullable Shape> shapes,
            Map<String, @Nullable Shape> named) {}

    record Item(String sku, BigDecimal price) {}

    @JsonIgnoreProperties("secret")
    record Order(
            @Nullable String id,
            long amount,
            boolean paid,
            @Nullable Color color,
            Optional<String> note,
            @Nullable List<Item> items,
            @Nullable Map<String, Integer> counts) {}

    record Times(Instant at, Instant seconds, Instant fraction) {}

    record Account(@JsonProperty("account_id") String id) {}

    record Payment(int amount, @Nullable String currency) {}

    record Open(Object any, Map<String, Object> rest) {}

    record Nested(Map<String, List<Payment>> a) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle")})
    sealed interface Shape {}

    record Circle(int radius) implements Shape {}

    record Typed(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object value) {}

    record Invoice(int amountDue, @Nullable Payment payment) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface Animal {}

    record Dog() implements Animal {}

    record Cat() implements Animal {}

    static final class AnyNumber {
        final Map<String, Integer> numbers = new HashMap<>();

        @JsonAnySetter
        void put(String name, Integer number) {
            numbers.put(name, number);
        }
    }

    /** Throws what the text says, if it starts with anything but a number. */
    static Payment payment(String text) {
        return Character.isDigit(text.charAt(0))
                ? new Payment(
                        Integer.parseInt(text.substring(0, text.indexOf(' '))), text.substring(text.indexOf(' ') + 1))
                : new Payment(new Hostile(text).hashCode(), null);
    }

    /** Throws what it is told to throw. */
    record Hostile(String hostile) {
        @JsonCreator
        Hostile(@JsonProperty("hostile") String hostile) {
            this.hostile = hostile;
            switch (hostile.substring(0, hostile.indexOf(' '))) {
                case "runtime" -> throw new IllegalArgumentException(hostile);
                case "checked" -> Hostile.<RuntimeException>sneak(new IOException(hostile));
                case "error" -> throw new Error(hostile);
                case "stack" -> deeper(0);
                case "assertion" -> throw new AssertionError(hostile);
                case "linkage" -> throw new NoClassDefFoundError(hostile);
                default -> throw new NullPointerException();
            }
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <E extends Exception> void sneak(Exception exception) throws E {
            throw (E) exception;
        }

        @SuppressWarnings("InfiniteRecursion")
        private static int deeper(int level) {
            return deeper(level + 1) + level;
        }
    }

    static Map<String, List<Payment>> payments() {
        return Map.of();
    }
}
