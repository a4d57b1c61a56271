package org.webhookverifier.transform;

/**
 * Says why a {@link Transform} did not reshape a payload.
 *
 * <p>The message names the transform and what went wrong, for JSONata with its error code and the place in the expression where
 * that is known. It holds nothing of the payload; for the same reason what a function threw is named and located by the stack
 * trace, but not kept as cause.
 */
public final class TransformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final StackTraceElement[] NO_TRACE = {};

    TransformException(String message) {
        this(message, NO_TRACE);
    }

    private TransformException(String message, StackTraceElement[] trace) {
        super(message, null, false, trace.length > 0);
        setStackTrace(trace);
    }

    /** Returns the exception for a function that threw: it points to the place, without the message of what was thrown. */
    static TransformException thrown(String where, Throwable thrown) {
        return new TransformException(where + " threw " + thrown.getClass().getName(), thrown.getStackTrace());
    }
}
