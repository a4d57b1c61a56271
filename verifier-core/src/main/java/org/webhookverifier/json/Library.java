package org.webhookverifier.json;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** What a JSON library is asked for; all that must be the same with each of them is in {@link StrictJson}. Thread-safe. */
interface Library {
    /** Stands in a path for a name that the payload chose. */
    String MASKED = "*";

    /**
     * Binds the text that starts at the index with the application's mapper.
     *
     * @throws Exception whatever library and model throw
     */
    @Nullable
    Object bind(byte[] json, int start, Type model) throws Exception;

    /**
     * Writes an object with the application's mapper.
     *
     * @throws Exception whatever library and object throw
     */
    byte[] write(Object event) throws Exception;

    /** Returns where in the model binding failed; names that the model does not declare are {@link #MASKED}. */
    JsonPointer path(Throwable failure);

    /** Returns the type that the mapper does not know how to read, if that is what failed. */
    @Nullable
    Class<?> unknown(Throwable failure);
}
