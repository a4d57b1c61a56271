package org.webhookverifier.json;

import java.lang.reflect.Type;
import org.webhookverifier.config.WebhookConfigurationException;

/**
 * Binds JSON to models, with the application's own JSON library.
 *
 * <p>What is no JSON, or exceeds a limit, is refused before any library sees it: {@link CheckedJson} tells the rules.
 *
 * <p>Binding is the application's affair: its annotations, modules, naming strategy and coercions apply. These rules do not vary:
 * members that a model does not know or says to ignore are passed over; unknown enum constants become {@code null}, or the
 * one that is marked as default, and are left out of an {@code EnumSet}; objects of a type that {@code @JsonTypeInfo} of a model
 * does not know become {@code null}, and only a whole payload of such a type does not fit; {@code null} for a primitive becomes 0
 * or {@code false}; where a model asks for {@code Object}, numbers with a fraction are {@code BigDecimal}; a class is never chosen
 * by a name in the payload, unless an annotation of the model says so; for a base type as general as {@code Object} it takes a
 * validator in the application's mapper that allows it as well.
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
     * Binds a text to a model.
     *
     * @throws UnreadableJsonException if the text is refused, does not fit the model, or is the literal {@code null}; whatever the
     *     model's own code throws means that it does not fit
     */
    default Object bind(byte[] json, Type model) {
        return bind(CheckedJson.of(json), model);
    }

    /**
     * Binds a text to a model.
     *
     * @throws UnreadableJsonException if the text does not fit the model, or is the literal {@code null}; whatever the model's own
     *     code throws means that it does not fit
     */
    Object bind(CheckedJson json, Type model);

    /**
     * Binds plain objects, as {@link CheckedJson#tree} gives them, to a model, exactly as their text would be bound.
     *
     * <p>Any {@code Map} with keys of type {@code String}, any {@code List}, and the boxed and {@code java.math} numbers will do.
     *
     * @throws UnreadableJsonException if they do not fit the model, hold anything else or themselves, or exceed a limit
     */
    Object bind(Object tree, Type model);

    /**
     * Writes an object of the application's, as an event that a handler has caused.
     *
     * <p>The default is that it cannot be done.
     *
     * @throws IllegalStateException if the library cannot write it
     */
    default byte[] write(Object event) {
        throw new IllegalStateException(
                getClass().getName() + " only reads: let its method write(Object) write what handlers return.");
    }
}
