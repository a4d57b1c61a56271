package org.webhookverifier.inbox;

import org.webhookverifier.event.Delivery;

/**
 * Learns of deliveries that are not handled because a later one of their lane has been.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface StaleHook {
    /**
     * Learns of a delivery that is older than what has been handled. What it throws makes the delivery be tried again, as a handler's
     * failure does.
     *
     * @param position where the delivery stands
     * @param newestDone the highest position that has been handled
     * @throws Exception if it has to be told again
     */
    void stale(Delivery delivery, long position, long newestDone) throws Exception;
}
