package org.webhookverifier.inbox;

import java.util.Set;
import org.webhookverifier.event.Resources;

/**
 * Runs handlers in transactions of the database that the inbox is in, so that what a handler writes and the note that it has
 * finished are there both or not at all.
 *
 * <p>Implementations are thread-safe.
 */
public interface HandlerTransactions {
    /** Returns what handlers may ask for as parameters, for example {@code java.sql.Connection}. */
    Set<Class<?>> resources();

    /** Returns whether every handler runs in a transaction, or only those that ask for one of the {@link #resources()}. */
    boolean everyHandler();

    /**
     * Begins a transaction, does the work, applies its completion, and commits.
     *
     * @return {@code false} if the completion did not count: the claim is lost, and what the work wrote is rolled back
     * @throws OutcomeUnknownException if it cannot be told whether the transaction was committed
     * @throws Throwable what the work threw, after what it wrote was rolled back
     */
    @SuppressWarnings("IllegalThrows") // a handler may throw anything
    boolean run(Work work) throws Throwable;

    /** What happens in a transaction. */
    interface Work {
        /** Runs the handler. */
        @SuppressWarnings("IllegalThrows") // a handler may throw anything
        void handle(Resources resources) throws Throwable;

        /** Returns what is noted of it, asked for after the handler has returned. */
        Completion completion();
    }

    /** It cannot be told whether a transaction was committed: the connection broke while it was. */
    final class OutcomeUnknownException extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Says what happened. */
        public OutcomeUnknownException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
