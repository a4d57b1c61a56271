package org.webhookverifier.transform;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.Json;

/**
 * Copies a tree into one that shares no map and no list with it and holds only plain objects. Not thread-safe; one for each copy.
 *
 * <p>Bounded in depth and in size, so that a tree that holds itself ends.
 */
final class TreeCopy {
    /** By how many values, and characters of texts, a result may exceed the payload that it was made from. */
    static final int MOST_NEW_VALUES = 1_000_000;

    static final int MOST_NEW_CHARACTERS = 10_000_000;

    /** What becomes of values that are neither map nor list. */
    interface Leaves {
        /** Returns what stands for the value in the copy; {@link TreeCopy#REFUSED} if it is not plain. */
        @Nullable
        Object leaf(@Nullable Object value);
    }

    /** Stands for a value that has no place in a tree. */
    static final Object REFUSED = new Object();

    /** Leaves plain values as they are. */
    static final Leaves PLAIN = value -> isPlain(value) ? value : REFUSED;

    private final String what;
    private final Leaves leaves;
    private final long mostValues;
    private final long mostCharacters;
    private long values;
    private long characters;

    private TreeCopy(String what, Leaves leaves, long mostValues, long mostCharacters) {
        this.what = what;
        this.leaves = leaves;
        this.mostValues = mostValues;
        this.mostCharacters = mostCharacters;
    }

    /** Returns the copy of a payload, of any size. */
    static TreeCopy ofPayload(String where, Leaves leaves) {
        return new TreeCopy(where + " was given", leaves, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Returns the copy of a result, whose size is bounded by that of the payload. */
    static TreeCopy ofResult(String where, TreeCopy payload, Leaves leaves) {
        return new TreeCopy(where + " gave", leaves, payload.mostValuesOfResult(), payload.mostCharactersOfResult());
    }

    /** Returns how many values a result may have. */
    long mostValuesOfResult() {
        return values + MOST_NEW_VALUES;
    }

    /** Returns how many characters the texts of a result may have. */
    long mostCharactersOfResult() {
        return characters + MOST_NEW_CHARACTERS;
    }

    /** Copies what is to be an object. */
    Map<String, @Nullable Object> result(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return copy(map);
        }
        throw new TransformException(what + " " + kind(tree) + " instead of an object");
    }

    /** Copies an object. */
    Map<String, @Nullable Object> copy(Map<?, ?> tree) {
        return map(tree, 1);
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map, int depth) {
        checkDepth(depth);
        var copy = new LinkedHashMap<String, @Nullable Object>((int) Math.min(map.size() * 2L, 1 << 16));
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw new TransformException(what + " an object with a key that is not text");
            }
            characters += name.length();
            copy.put(name, value(member.getValue(), depth));
        }
        return copy;
    }

    private @Nullable Object value(@Nullable Object value, int depth) {
        count(value);
        if (value instanceof Map<?, ?> map) {
            return map(map, depth + 1);
        }
        if (value instanceof List<?> list) {
            checkDepth(depth + 1);
            var copy = new ArrayList<@Nullable Object>(Math.min(list.size(), 1 << 16));
            for (Object element : list) {
                copy.add(value(element, depth + 1));
            }
            return copy;
        }
        Object leaf = leaves.leaf(value);
        if (leaf == REFUSED) {
            throw new TransformException(what + " an object that holds " + kind(value)
                    + "; it may hold Map, List, String, finite numbers, Boolean and null");
        }
        return leaf;
    }

    private void count(@Nullable Object value) {
        values++;
        if (value instanceof String text) {
            characters += text.length();
        }
        if (values > mostValues || characters > mostCharacters) {
            throw new TransformException(what + " an object that is too large: it may have " + MOST_NEW_VALUES
                    + " values and " + MOST_NEW_CHARACTERS + " characters of text more than the payload");
        }
    }

    private void checkDepth(int depth) {
        if (depth > Json.MAX_DEPTH) {
            throw new TransformException(what + " an object of more than " + Json.MAX_DEPTH + " levels");
        }
    }

    private static boolean isPlain(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || (value instanceof Number number && isPlain(number));
    }

    static boolean isPlain(Number number) {
        return number instanceof Integer
                || number instanceof Long
                || number instanceof BigDecimal
                || number instanceof BigInteger
                || number instanceof Short
                || number instanceof Byte
                || (number instanceof Double d && Double.isFinite(d))
                || (number instanceof Float f && Float.isFinite(f));
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof List<?>) {
            return "a list";
        }
        if (value instanceof Number number && isPlain(number)) {
            return "a number";
        }
        if (value instanceof String) {
            return "a text";
        }
        return value instanceof Boolean ? "a boolean" : "a " + value.getClass().getName();
    }
}
