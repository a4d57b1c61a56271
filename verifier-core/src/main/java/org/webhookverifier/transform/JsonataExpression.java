package org.webhookverifier.transform;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates JSONata with Dashjoin's library. The only class that knows it, and loaded only where an expression is used.
 *
 * <p>The library calculates with {@code double}. What it only passes on stays the object that it was, so that no digit is lost; but
 * the operator {@code | |} copies by way of a text. Numbers that would not survive that are wrapped and put back, see {@link ExactNumber}.
 * Messages of the library hold values of the payload and are never used when an expression is evaluated.
 *
 * <p>An expression is read once and evaluated by many threads: the library keeps the state of an evaluation in a frame, of which each
 * evaluation has its own, and in thread locals that are put back.
 */
final class JsonataExpression implements Step {
    private static final long WHOLE_IN_DOUBLE = 1L << 53;

    private static final String REPLACE = "<s-(sf)(sf)n?:s>";
    private static final Jsonata.JFunction CLONE =
            new Jsonata.JFunction((input, arguments) -> copied(arguments.get(0)), "<(oa)-:o>");

    private final String text;
    private final JsonataLibrary.Limits limits;
    private final Jsonata expression;

    private JsonataExpression(String text, JsonataLibrary.Limits limits, Jsonata expression) {
        this.text = text;
        this.limits = limits;
        this.expression = expression;
    }

    /**
     * Reads an expression.
     *
     * @throws JsonataSource.Unreadable if it is none
     */
    static JsonataExpression read(String text, JsonataLibrary.Limits limits) {
        try {
            Jsonata expression = Jsonata.jsonata(text);
            expression.setValidateInput(false);
            expression.setOutputConvertNulls(false);
            return new JsonataExpression(text, limits, expression);
        } catch (JException e) {
            throw new JsonataSource.Unreadable(
                    e.getMessage() + ", at " + JsonataSource.place(text, e.getLocation()) + code(e));
        } catch (RuntimeException | StackOverflowError e) {
            throw new JsonataSource.Unreadable(
                    "it ends too early or is nested too deeply (" + e.getClass().getName() + ")");
        }
    }

    @Override
    public Map<String, @Nullable Object> apply(String where, Map<?, ?> payload) {
        var evaluation = new Evaluation(where);
        var input = TreeCopy.ofPayload(where, evaluation);
        Map<String, @Nullable Object> tree = input.copy(payload);
        Object result = evaluation.of(tree, input);
        return TreeCopy.ofResult(where, input, JsonataExpression::plain).result(plain(result));
    }

    /** The libraries' own marks and numbers as those that trees have. */
    @SuppressWarnings("ReferenceEquality") // the one mark
    private static @Nullable Object plain(@Nullable Object value) {
        if (value == Jsonata.NULL_VALUE) {
            return null;
        }
        if (value instanceof ExactNumber exact) {
            return exact.number();
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof Long number && number.intValue() == number) {
            return number.intValue();
        }
        return value instanceof Map<?, ?> || value instanceof List<?> ? value : TreeCopy.PLAIN.leaf(value);
    }

    private static @Nullable Object copied(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<Object, @Nullable Object>();
            map.forEach((name, member) -> copy.put(name, copied(member)));
            return copy;
        }
        if (value instanceof List<?> list) {
            var copy = new ArrayList<@Nullable Object>(list.size());
            list.forEach(element -> copy.add(copied(element)));
            return copy;
        }
        return value;
    }

    /** What the library calls an error is a code, or else a text that could hold anything. */
    private static String code(JException e) {
        String code = String.valueOf(e.getError());
        boolean known = code.length() == 5 && code.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        return known ? " (" + code + ")" : "";
    }

    /** One evaluation: counts its depth, watches its time, and keeps numbers whole. Not thread-safe. */
    private final class Evaluation
            implements Jsonata.EntryCallback, Jsonata.ExitCallback, TreeCopy.Leaves, ExactNumber.Marks {
        private final String where;
        private final List<ExactNumber> written = new ArrayList<>();
        private final long end = System.nanoTime() + limits.time().toNanos();
        private long mostValues;
        private long mostCharacters;
        private int depth;
        private boolean isCopyWritten;
        private @Nullable TransformException stopped;

        private Evaluation(String where) {
            this.where = where;
        }

        @Nullable
        Object of(Map<String, @Nullable Object> tree, TreeCopy input) {
            mostValues = input.mostValuesOfResult();
            mostCharacters = input.mostCharactersOfResult();
            Jsonata.Frame frame = expression.createFrame();
            frame.setEvaluateEntryCallback(this);
            frame.setEvaluateExitCallback(this);
            frame.bind("clone", CLONE);
            frame.bind("replace", new Jsonata.JFunction((context, arguments) -> replaced(arguments), REPLACE));
            JsonataSource.WITHHELD.forEach(name -> frame.bind(name, (Object) null));
            try {
                return expression.evaluate(tree, frame);
            } catch (RuntimeException | StackOverflowError e) {
                throw stopped == null ? failure(e) : stopped;
            }
        }

        @Override
        public void callback(Parser.Symbol part, @Nullable Object input, Jsonata.Frame frame) {
            depth++;
            if (depth > limits.depth()) {
                throw stop(where + " evaluates more than " + limits.depth()
                        + " expressions within each other; look for a function that calls itself without end");
            }
            if (System.nanoTime() - end > 0) {
                throw stop(where + " takes longer than " + limits.time()
                        + "; look for a function that calls itself without end, and for long ranges");
            }
            if (isCopyWritten) {
                // The copy that the operator | | has made by way of a text is the first that it evaluates something on.
                isCopyWritten = false;
                restored(input);
                written.clear();
            }
        }

        @Override
        public void callback(Parser.Symbol part, @Nullable Object input, Jsonata.Frame frame, @Nullable Object result) {
            depth--;
            if ((result instanceof List<?> list && list.size() > mostValues)
                    || (result instanceof String string && string.length() > mostCharacters)) {
                throw stop(where + " makes a list or a text that is too long on the way");
            }
        }

        /** Where the library calls a function for each match, it prints what that throws and goes on. */
        private Object replaced(List<?> arguments) {
            if (!(arguments.get(2) instanceof String)) {
                throw stop(where + " gives $replace a function, which is not available; give it a text");
            }
            return Functions.replace(
                    (String) arguments.get(0), arguments.get(1), arguments.get(2), (Integer) arguments.get(3));
        }

        private TransformException stop(String message) {
            var reason = new TransformException(message);
            stopped = reason;
            return reason;
        }

        /** The library hides the reason in exceptions of its own where it calls functions by reflection. */
        private TransformException failure(Throwable thrown) {
            Throwable reason = thrown;
            for (int i = 0; i < 1_000 && reason.getCause() != null && !(reason instanceof JException); i++) {
                reason = reason.getCause();
            }
            if (reason instanceof StackOverflowError) {
                return new TransformException(
                        where + " evaluates too many expressions within each other for the stack of"
                                + " its thread; look for a function that calls itself without end");
            }
            if (reason instanceof VirtualMachineError error) {
                throw error;
            }
            if (!(reason instanceof JException e)) {
                return TransformException.thrown(where, reason);
            }
            String place = e.getLocation() > 0 ? " at " + JsonataSource.place(text, e.getLocation()) : "";
            return new TransformException(where + " fails" + place + " of its expression" + code(e));
        }

        /** A null of JSON is another than none; and what a double cannot tell is wrapped. */
        @Override
        public @Nullable Object leaf(@Nullable Object value) {
            if (value == null) {
                return Jsonata.NULL_VALUE;
            }
            boolean survives = !(value instanceof Number)
                    || value instanceof Integer
                    || value instanceof Double
                    || (value instanceof Long number && Math.abs(number) <= WHOLE_IN_DOUBLE);
            return survives || TreeCopy.PLAIN.leaf(value) == TreeCopy.REFUSED
                    ? TreeCopy.PLAIN.leaf(value)
                    : new ExactNumber((Number) value, this);
        }

        /** Returns what stands for a number in the text of a copy. */
        @Override
        public String mark(ExactNumber number) {
            isCopyWritten = true;
            written.add(number);
            return '"' + ExactNumber.MARK + (written.size() - 1) + '"';
        }

        @SuppressWarnings("unchecked") // the trees of the library have these types
        private @Nullable Object restored(@Nullable Object value) {
            if (value instanceof Map<?, ?>) {
                ((Map<String, @Nullable Object>) value).replaceAll((name, member) -> restored(member));
            } else if (value instanceof List<?>) {
                ((List<@Nullable Object>) value).replaceAll(this::restored);
            } else if (value == null) {
                return Jsonata.NULL_VALUE;
            } else if (value instanceof String mark && mark.startsWith(ExactNumber.MARK)) {
                return written.get(Integer.parseInt(mark.substring(ExactNumber.MARK.length())));
            }
            return value;
        }
    }
}
