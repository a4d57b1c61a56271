package org.webhookverifier.transform;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number that would not be the same after it was a {@code double}. Calculations take it as one, texts hold it as it is.
 *
 * <p>JSONata's operator {@code | |} copies by way of a text, and the library reads the numbers in that as {@code double}. So in that
 * text stands a mark instead, which no sender can guess and by which the number is put back. The library offers no other place to
 * keep the number.
 */
final class ExactNumber extends Number implements Comparable<ExactNumber> {
    /** How every mark starts. */
    static final String MARK = UUID.randomUUID() + ":";

    private static final long serialVersionUID = 1L;

    private static final String LIBRARY = "com.dashjoin.jsonata.Functions";
    private static final StackWalker STACK = StackWalker.getInstance();

    private final Number number;
    private final transient Marks marks;

    /** Hands out marks. */
    @FunctionalInterface
    interface Marks {
        /** Returns what stands for a number in the text of a copy, as JSON. */
        String mark(ExactNumber number);
    }

    ExactNumber(Number number, Marks marks) {
        this.number = number;
        this.marks = marks;
    }

    /** Returns the number as it was. */
    Number number() {
        return number;
    }

    @Override
    public int intValue() {
        return number.intValue();
    }

    @Override
    public long longValue() {
        return number.longValue();
    }

    @Override
    public float floatValue() {
        return number.floatValue();
    }

    @Override
    public double doubleValue() {
        return number.doubleValue();
    }

    @Override
    public int compareTo(ExactNumber other) {
        return new BigDecimal(number.toString()).compareTo(new BigDecimal(other.number.toString()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExactNumber exact && compareTo(exact) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(doubleValue());
    }

    /** Returns the digits; for a copy the mark. */
    @Override
    public String toString() {
        return isBeingCopied() ? marks.mark(this) : number.toString();
    }

    /** Nothing but the stack tells whether the library writes a text or makes a copy. */
    private static boolean isBeingCopied() {
        return STACK.walk(
                frames -> frames.dropWhile(frame -> !frame.getClassName().equals(LIBRARY))
                        .dropWhile(frame -> isLibrary(frame, "string"))
                        .findFirst()
                        .filter(frame -> isLibrary(frame, "functionClone"))
                        .isPresent());
    }

    private static boolean isLibrary(StackWalker.StackFrame frame, String method) {
        return frame.getClassName().equals(LIBRARY) && frame.getMethodName().equals(method);
    }
}
