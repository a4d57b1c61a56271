package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.dispatch.Handling;

/**
 * What attempts go by.
 *
 * @param byDefault how handlers are tried again
 * @param bySource how those of some sources are
 * @param byHandler how some handlers are, before anything else
 * @param handlerTimeout after which time a handler is interrupted
 * @param errors writes errors down
 * @param transactionsOrNull what runs handlers in transactions, if there is such a thing
 */
record InboxRules(
        RetryPolicy byDefault,
        Map<String, RetryPolicy> bySource,
        Map<String, RetryPolicy> byHandler,
        Duration handlerTimeout,
        ErrorText errors,
        @Nullable HandlerTransactions transactionsOrNull) {

    RetryPolicy retry(ClaimedEntry entry, String handler) {
        RetryPolicy own = byHandler.get(handler);
        return own != null ? own : bySource.getOrDefault(entry.delivery().source(), byDefault);
    }

    boolean isInTransaction(Handling handling, String handler) {
        return transactionsOrNull != null && (transactionsOrNull.everyHandler() || handling.asksForResources(handler));
    }

    HandlerTransactions transactions() {
        if (transactionsOrNull == null) {
            throw new IllegalStateException("There are no transactions to run handlers in.");
        }
        return transactionsOrNull;
    }
}
