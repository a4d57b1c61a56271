package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.List;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.event.Delivery;

/**
 * What became of an entry when a worker had it.
 *
 * @param entry the number of the entry
 * @param delivery the delivery
 * @param number which attempt it was; the first is 1
 * @param results what each handler made of it that ran this time
 * @param next the state that the entry has now; {@link EntryState#CLAIMED} where the worker could not end its claim: the lease was
 *     over, or the store did not answer
 * @param delay how long it waits before it runs again, if it does
 * @param reason why, in one word: {@code handler}, {@code attempts}, {@code horizon}, {@code lost}, {@code unreadable},
 *     {@code unprocessable}, {@code unsupported_version}, {@code no_handler}, {@code stale}; empty if all is well
 */
public record Attempt(
        long entry,
        Delivery delivery,
        int number,
        List<HandlerResult> results,
        EntryState next,
        Duration delay,
        String reason) {}
