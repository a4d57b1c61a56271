package org.webhookverifier.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a handler that cannot handle a delivery now and knows when it may: what it calls has a limit, or is being maintained.
 *
 * <p>With an inbox the handler runs again after that time; such an attempt does not count, but the horizon of its retries does.
 * Without one, the sender is answered 503 with {@code Retry-After}.
 */
public class RetryLater extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration after;

    /**
     * Says when to try again.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public RetryLater(Duration after) {
        this(after, "try again after " + after, null);
    }

    /**
     * Says when to try again, and why.
     *
     * @param cause may be {@code null}
     * @throws IllegalArgumentException if the time is negative
     */
    public RetryLater(Duration after, String message, @Nullable Throwable cause) {
        super(message, cause);
        if (after.isNegative()) {
            throw new IllegalArgumentException("A handler cannot be run again before now.");
        }
        this.after = after;
    }

    /** Returns how long to wait. */
    public Duration after() {
        return after;
    }
}
