package org.webhookverifier.filter;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.webhookverifier.json.JsonPointer;

/**
 * One value of the payload, about which a filter says something.
 *
 * <p>Texts are compared exactly. A number is compared by its value, {@code 5.0} being {@code 5}, whether it comes as a number of JSON
 * or as a text that is written like one, as forms and many providers do ({@code "12.50"}). What is missing, {@code null}, an object or
 * an array meets no condition, not even one that is meant to be negative: write {@code Filter.not(...)} for that.
 */
public final class Value {
    private final JsonPointer pointer;

    Value(JsonPointer pointer) {
        this.pointer = pointer;
    }

    /** Passes if there is anything but {@code null}, be it an empty text, an object or an array. */
    public Filter exists() {
        return new Filter(new Filter.Node.Exists(pointer));
    }

    /** Passes if the value is the text. */
    public Filter equalTo(String text) {
        return is("= \"" + text + "\"", text::equals);
    }

    /** Passes if the value is the number. */
    public Filter equalTo(long number) {
        return equalTo(BigDecimal.valueOf(number));
    }

    /** Passes if the value is the number. */
    public Filter equalTo(BigDecimal number) {
        return compared("=", number, sign -> sign == 0);
    }

    /** Passes if the value is {@code true} or {@code false}, as asked for. */
    public Filter equalTo(boolean truth) {
        return is("= " + truth, String.valueOf(truth)::equals);
    }

    /**
     * Passes if the value is one of the texts.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Filter in(String... texts) {
        if (texts.length == 0) {
            throw new IllegalArgumentException(
                    "The filter of " + pointer + " compares with no text at all: name at least one.");
        }
        Set<String> known = Set.copyOf(Arrays.asList(texts));
        return is("in " + Arrays.toString(texts), known::contains);
    }

    /** Passes if the value starts with the text. */
    public Filter startsWith(String prefix) {
        return is("starts with \"" + prefix + "\"", value -> value.startsWith(prefix));
    }

    /** Passes if the value is a number that is not less. */
    public Filter atLeast(long number) {
        return atLeast(BigDecimal.valueOf(number));
    }

    /** Passes if the value is a number that is not less. */
    public Filter atLeast(BigDecimal number) {
        return compared(">=", number, sign -> sign >= 0);
    }

    /** Passes if the value is a number that is not greater. */
    public Filter atMost(long number) {
        return atMost(BigDecimal.valueOf(number));
    }

    /** Passes if the value is a number that is not greater. */
    public Filter atMost(BigDecimal number) {
        return compared("<=", number, sign -> sign <= 0);
    }

    /** Passes if the value is a greater number. */
    public Filter above(long number) {
        return above(BigDecimal.valueOf(number));
    }

    /** Passes if the value is a greater number. */
    public Filter above(BigDecimal number) {
        return compared(">", number, sign -> sign > 0);
    }

    /** Passes if the value is a smaller number. */
    public Filter below(long number) {
        return below(BigDecimal.valueOf(number));
    }

    /** Passes if the value is a smaller number. */
    public Filter below(BigDecimal number) {
        return compared("<", number, sign -> sign < 0);
    }

    private Filter compared(String operator, BigDecimal with, IntPredicate sign) {
        return is(operator + " " + with, value -> {
            BigDecimal number = NumberText.read(value);
            return number != null && sign.test(number.compareTo(with));
        });
    }

    private Filter is(String text, Predicate<String> test) {
        return new Filter(new Filter.Node.Is(pointer, text, test));
    }
}
