package org.webhookverifier.inbox;

/**
 * Thrown when a store cannot do what it is asked for: it is down, full, too slow, or answers with an error.
 *
 * <p>What was asked for may have happened or not. The message and its causes hold no body, header or id of a delivery.
 */
public final class InboxStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what failed. */
    public InboxStoreException(String message) {
        super(message);
    }

    /** Says what failed, and why; the cause must not hold anything of a delivery. */
    public InboxStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
