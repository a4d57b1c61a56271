package org.webhookverifier.transform;

import java.time.Duration;
import java.util.List;

/** Knows whether JSONata is there, without naming its classes. */
final class JsonataLibrary {
    private static final String LIBRARY = "com.dashjoin:jsonata, version 0.9.10 or newer";

    private JsonataLibrary() {}

    /** Until when an expression may be evaluated. */
    record Limits(Duration time, int depth) {}

    /** Returns what an expression does; where that cannot be told, adds why and returns what is never asked. */
    static Step step(String where, String expression, Limits limits, List<String> problems) {
        try {
            Step step = JsonataExpression.read(expression, limits);
            JsonataSource.mistakes(expression).forEach(mistake -> problems.add(where + " " + mistake));
            return step;
        } catch (JsonataSource.Unreadable e) {
            problems.add(where + " is no JSONata: " + e.getMessage());
        } catch (LinkageError e) {
            problems.add(where + " is JSONata, and the library for it is missing or too old; add " + LIBRARY);
        }
        return (same, payload) -> {
            throw new TransformException(same + " has a mistake");
        };
    }
}
