package org.webhookverifier.transform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a transform does. Thread-safe, as far as the application's function is. */
@FunctionalInterface
interface Step {
    /**
     * Reshapes a payload.
     *
     * @param where how messages name the transform
     * @param payload is not changed
     * @return a tree of plain objects that nobody else has
     * @throws TransformException if the result is none, or there is no result
     */
    Map<String, @Nullable Object> apply(String where, Map<?, ?> payload);
}
