package org.webhookverifier.json;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.WebhookConfigurationException;

/**
 * Reads JSON strictly, with the application's own JSON library.
 *
 * <p>Every method that is given a text reads all of it, whatever it is asked for, and refuses: anything that is not one JSON value
 * in UTF-8 (a leading byte order mark is skipped; UTF-16 and UTF-32 are not JSON here), text after the value, two members of one
 * name in one object however they are escaped, more than {@value #MAX_DEPTH} levels, numbers of more than
 * {@value #MAX_NUMBER_LENGTH} characters and names of more than {@value #MAX_NAME_LENGTH} characters. The length of strings and of
 * the whole is bounded by whoever has read the body.
 *
 * <p>Binding is the application's affair: its annotations, modules, naming strategy and coercions apply. These rules do not vary:
 * members that a model does not know or says to ignore are passed over; unknown enum constants become {@code null};
 * {@code null} for a primitive becomes 0 or {@code false}; where a model asks for {@code Object}, numbers with a fraction
 * are {@code BigDecimal}; a class is never chosen by a name in the payload, unless an annotation of the model says so; for a base type
 * as general as {@code Object} it takes a validator in the application's mapper that allows it as well.
 *
 * <p>Two implementations come with the library, for Jackson 2 and Jackson 3, and give the same. Implementations are thread-safe.
 */
public interface Json {
    /** The most levels of nesting that are read. */
    int MAX_DEPTH = 100;

    /** The most characters that a number may have. */
    int MAX_NUMBER_LENGTH = 400;

    /** The most characters that the name of a member may have. */
    int MAX_NAME_LENGTH = 2_000;

    /**
     * Returns a reader with the JSON library that is on the class path and a mapper of our own; with Jackson 3 if both are there.
     *
     * <p>The mapper has the modules that the library finds on the class path. Jackson 3 reads {@code java.time} and
     * {@code Optional} itself; with Jackson 2, add {@code com.fasterxml.jackson.datatype:jackson-datatype-jsr310} and
     * {@code jackson-datatype-jdk8}. Enum constants are read by what {@code toString} gives, as Jackson 3 does. An application that
     * has a mapper should give it to {@link #using}.
     *
     * @throws WebhookConfigurationException if there is no JSON library, or one that is too old
     */
    static Json detect() {
        return JsonLibraries.detect();
    }

    /**
     * Returns a reader with the application's own mapper.
     *
     * <p>A copy is made and the rules above are set on it; the mapper itself is not changed, and later changes to it have no effect
     * here. Default typing is off in the copy, and leniencies of the mapper, such as comments, do not count.
     *
     * @param mapper an {@code ObjectMapper} of Jackson 2 or a {@code JsonMapper} of Jackson 3, for JSON and no other format
     * @throws WebhookConfigurationException if it is none, cannot be copied, or its library is too old
     */
    static Json using(Object mapper) {
        return JsonLibraries.using(mapper);
    }

    /**
     * Reads the scalars at the given places, as text: strings as they are, numbers and booleans as written.
     *
     * <p>A pointer leads through arrays by index. A string with half a surrogate pair, which JSON can only write as an escape, is
     * refused where a pointer leads to it: it has no form in UTF-8, and different ids of that kind would become one when they are
     * stored. Elsewhere in a text only names with half a pair are refused.
     *
     * @return one element for each pointer, in their order; {@code null} where there is nothing, {@code null}, an object or an array
     * @throws UnreadableJsonException if the text is refused
     */
    @Nullable
    String[] scalars(byte[] json, List<JsonPointer> pointers);

    /**
     * Reads a text as plain objects: {@code Map} in the order of the text, {@code List}, {@code String}, {@code Number},
     * {@code Boolean} and {@code null}; whole numbers as {@code Integer}, {@code Long} or {@code BigInteger}, whichever is the first
     * that can hold them, others as {@code BigDecimal}, so that no digit is lost.
     *
     * <p>Maps and lists are new and may be changed.
     *
     * @throws UnreadableJsonException if the text is refused, or has a number whose exponent does not fit {@code BigDecimal}
     */
    @Nullable
    Object tree(byte[] json);

    /**
     * Binds a text to a model.
     *
     * @throws UnreadableJsonException if the text is refused, does not fit the model, or is the literal {@code null}; whatever the
     *     model's own code throws means that it does not fit
     */
    Object bind(byte[] json, Type model);

    /**
     * Binds plain objects, as {@link #tree} gives them, to a model, exactly as their text would be bound.
     *
     * <p>Any {@code Map} with keys of type {@code String}, any {@code List}, and the boxed and {@code java.math} numbers will do.
     *
     * @throws UnreadableJsonException if they do not fit the model, hold anything else or themselves, or exceed a limit
     */
    Object bind(Object tree, Type model);
}
