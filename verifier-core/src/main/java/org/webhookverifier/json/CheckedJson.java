package org.webhookverifier.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that has been read as a whole and was not refused, so that it need not be checked again.
 *
 * <p>Refused is anything that is not one JSON value in UTF-8 (a leading byte order mark is skipped; UTF-16 and UTF-32 are not JSON
 * here), text after the value, two members of one name in one object however they are escaped, more than {@value Json#MAX_DEPTH}
 * levels, numbers of more than {@value Json#MAX_NUMBER_LENGTH} characters and names of more than {@value Json#MAX_NAME_LENGTH}
 * characters or with half a surrogate pair. The length of strings and of the whole is bounded by whoever has read the body. No
 * JSON library is needed.
 *
 * <p>Immutable and thread-safe, as long as nobody changes the array.
 */
public final class CheckedJson {
    private final byte[] bytes;
    private final @Nullable String[] scalars;
    private final boolean[] containers;

    private CheckedJson(byte[] bytes, Scan scan) {
        this.bytes = bytes;
        scalars = scan.scalars();
        containers = scan.containers();
    }

    /**
     * Checks a text. The array must not be changed any more.
     *
     * @throws UnreadableJsonException if the text is refused
     */
    public static CheckedJson of(byte[] json) {
        return of(json, JsonPointers.none());
    }

    /**
     * Checks a text, and on the way reads the scalars that pointers lead to. The array must not be changed any more.
     *
     * <p>A pointer leads through arrays by index. A string with half a surrogate pair, which JSON can only write as an escape, is
     * refused where a pointer leads to it: it has no form in UTF-8, and different ids of that kind would become one when they are
     * stored. Elsewhere in a text only names with half a pair are refused.
     *
     * @throws UnreadableJsonException if the text is refused
     */
    public static CheckedJson of(byte[] json, JsonPointers pointers) {
        return new CheckedJson(json, Scan.of(json, pointers));
    }

    /**
     * Checks a text and returns the scalars that pointers lead to, one for each.
     *
     * @throws UnreadableJsonException if the text is refused
     */
    public static @Nullable String[] scalars(byte[] json, List<JsonPointer> pointers) {
        return Scan.of(json, JsonPointers.of(pointers)).scalars();
    }

    /**
     * Returns the scalar that a pointer leads to, as text: a string as it is, a number or boolean as written; {@code null} where
     * there is nothing, {@code null}, an object or an array.
     *
     * @param pointer the position of the pointer in the list that the text was checked with
     */
    public @Nullable String scalar(int pointer) {
        return scalars[pointer];
    }

    /**
     * Returns whether a pointer leads to anything but {@code null}: a scalar, an object or an array.
     *
     * @param pointer the position of the pointer in the list that the text was checked with
     */
    public boolean exists(int pointer) {
        return scalars[pointer] != null || containers[pointer];
    }

    /**
     * Returns the text as plain objects: {@code Map} in the order of the text, {@code List}, {@code String}, {@code Number},
     * {@code Boolean} and {@code null}; whole numbers as {@code Integer}, {@code Long} or {@code BigInteger}, whichever is the first
     * that can hold them, others as {@code BigDecimal}, so that no digit is lost.
     *
     * <p>Maps and lists are new for each call and may be changed.
     *
     * @throws UnreadableJsonException if a number has an exponent that does not fit {@code BigDecimal}
     */
    public @Nullable Object tree() {
        return TreeReader.read(bytes);
    }

    /** Returns the text with its byte order mark, if it has one: the array itself, which must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns where in the array the text starts: behind the byte order mark, if there is one. */
    public int start() {
        return Lexer.start(bytes);
    }

    /** Returns whether the value is the literal {@code null}. */
    boolean isNull() {
        int start = start();
        while (bytes[start] <= ' ') {
            start++;
        }
        return bytes[start] == 'n';
    }

    /** Returns the number of bytes, and nothing of the text. */
    @Override
    public String toString() {
        return "CheckedJson[" + bytes.length + " bytes]";
    }
}
