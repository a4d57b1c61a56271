package org.webhookverifier.subscription;

import java.util.List;
import java.util.Set;

/**
 * Keeps what is paused and unsubscribed from; a store that several processes share lets all of them know.
 *
 * <p>Implementations are thread-safe.
 */
public interface SubscriptionStore {
    /** Returns what is said about each target that is not simply subscribed to, as it is at this moment. */
    List<Subscription> subscriptions();

    /**
     * Says something about a target, in one atomic step that is durable when the method returns.
     *
     * @param from what it has to be now; otherwise nothing is changed
     * @param to what it is from now on, about which {@code who} and {@code why} are kept
     * @return whether it was changed
     */
    boolean change(Target target, Set<Mode> from, Mode to, String who, String why);
}
