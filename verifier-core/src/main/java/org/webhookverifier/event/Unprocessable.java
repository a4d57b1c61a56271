package org.webhookverifier.event;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a handler that will never be able to handle a delivery: no retry mends it.
 *
 * <p>With an inbox the delivery becomes a dead letter at once, when all its other handlers have ended. Without one, the sender is
 * answered 400.
 */
public class Unprocessable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says why. */
    public Unprocessable(String message) {
        this(message, null);
    }

    /**
     * Says why.
     *
     * @param cause may be {@code null}
     */
    public Unprocessable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
