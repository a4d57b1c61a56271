package org.webhookverifier.json;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON strictly, with the application's own JSON library.
 *
 * <p>Every method reads the whole text and refuses: anything that is not JSON in UTF-8 (a leading byte order mark is skipped),
 * text after the value, two members of one name in one object, more than {@value #MAX_DEPTH} levels, numbers of more than
 * {@value #MAX_NUMBER_LENGTH} characters. Members that a model does not know are ignored, and so are enum constants: they become
 * {@code null}.
 *
 * <p>Two implementations come with the library, for Jackson 2 and Jackson 3. Implementations are thread-safe.
 */
public interface Json {
    /** The most levels of nesting that are read. */
    int MAX_DEPTH = 100;

    /** The most characters that a number may have. */
    int MAX_NUMBER_LENGTH = 400;

    /** The most characters that the name of a member may have. */
    int MAX_NAME_LENGTH = 2_000;

    /**
     */
    static Json detect() {
        return JsonLibraries.detect();
    }

    /**
     */
    static Json using(Object mapper) {
        return JsonLibraries.using(mapper);
    }

    /**
     * Reads the scalars at the given places, as text: strings as they are, numbers and booleans as written.
     *
     * @return one element for each pointer, in their order; {@code null} where there is nothing, {@code null}, an object or an array
     * @throws UnreadableJsonException if the text is refused
     */
    @Nullable String[] scalars(byte[] json, List<JsonPointer> pointers);

    /**
     * Reads a text as plain objects: {@code Map} in the order of the text, {@code List}, {@code String}, {@code Number},
     * {@code Boolean} and {@code null}; whole numbers as {@code Integer}, {@code Long} or {@code BigInteger}, others as
     * {@code BigDecimal}, so that no digit is lost.
     *
     * @throws UnreadableJsonException if the text is refused
     */
    @Nullable Object tree(byte[] json);

    /**
     * Binds a text to a model.
     *
     * @throws UnreadableJsonException if the text is refused, does not fit the model, or is the literal {@code null}
     */
    Object bind(byte[] json, Type model);

    /**
     * Binds plain objects, as {@link #tree} gives them, to a model.
     *
     * @throws UnreadableJsonException if they do not fit the model
     */
    Object bind(Object tree, Type model);
}
