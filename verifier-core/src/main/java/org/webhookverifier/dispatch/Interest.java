package org.webhookverifier.dispatch;

/** Whether a delivery is wanted, and if not, why. */
public enum Interest {
    /** At least one handler is to run, now. */
    WANTED,
    /** No handler takes it. */
    NO_HANDLER,
    /** The filter of its source does not let it through. */
    FILTERED_BY_SOURCE,
    /** The filters of the handlers that take it do not let it through. */
    FILTERED_BY_HANDLERS,
    /** Its source, its type or all its handlers are unsubscribed. */
    UNSUBSCRIBED,
    /** Its source, its type or all its handlers that would run are paused: it has to wait. */
    PAUSED
}
