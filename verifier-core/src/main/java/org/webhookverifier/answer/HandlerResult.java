package org.webhookverifier.answer;

import org.jspecify.annotations.Nullable;

/**
 * What one handler made of a delivery.
 *
 * @param handler the stable name of the handler
 * @param status what happened
 * @param error what it threw, or {@code null}; never shown to the sender
 */
public record HandlerResult(
        String handler, Status status, @Nullable Throwable error) {
    /** What happened to a delivery at one handler. */
    public enum Status {
        /** The handler returned. */
        DONE,
        /** The handler had finished in an earlier attempt and did not run again. */
        FINISHED_BEFORE,
        /** The handler threw. */
        FAILED,
        /** The handler threw {@link org.webhookverifier.event.Unprocessable}: no retry mends it. */
        UNPROCESSABLE,
        /** The payload does not fit the handler's model, or an upcast failed; the handler did not run. */
        UNREADABLE,
        /** No model or chain of upcasts reads this version of the payload; the handler did not run. */
        UNSUPPORTED_VERSION
    }

    /** Returns whether no retry will end otherwise: the payload does not fit the model, or the handler says so. */
    public boolean isHopeless() {
        return status == Status.UNREADABLE || status == Status.UNPROCESSABLE;
    }

    /** Returns whether the delivery needs this handler no more. */
    public boolean finished() {
        return status == Status.DONE || status == Status.FINISHED_BEFORE;
    }
}
