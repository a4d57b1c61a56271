package org.webhookverifier.answer;

import java.util.Locale;

/** What became of a request, in one word; the names are those of logs and metrics. */
public enum Outcome {
    /** Every handler of the delivery has finished. */
    HANDLED,
    /** Kept in the inbox, to be handled afterwards. */
    ACCEPTED,
    /** Authentic, but nobody wants deliveries of this type. */
    IGNORED,
    /** Authentic, but filters of the application do not let it through. */
    FILTERED,
    /** Completed before. */
    DUPLICATE,
    /** The provider checked the endpoint, and got the answer it wants. */
    HANDSHAKE,
    /** A copy is being processed at this moment. */
    IN_PROGRESS,
    /** Not proved to be authentic. */
    REJECTED,
    /** Authentic, but it cannot be read as what the provider or the model promises. */
    UNREADABLE,
    /** A handler failed; the sender's retry runs it again. */
    FAILED,
    /** A store is down, slow or full; the sender is asked to come again. */
    UNAVAILABLE,
    /** Too large, or not the method or coding that webhooks use; refused unread. */
    REFUSED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Returns the name for logs and metrics, for example {@code in_progress}. */
    public String code() {
        return code;
    }
}
