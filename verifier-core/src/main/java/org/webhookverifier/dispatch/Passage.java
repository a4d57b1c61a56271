package org.webhookverifier.dispatch;

import org.webhookverifier.filter.Condition;
import org.webhookverifier.filter.Facts;
import org.webhookverifier.json.UnreadableJsonException;

/**
 * Asks filters about one delivery.
 *
 * <p>Not thread-safe.
 */
final class Passage {
    private final Facts facts;
    private final boolean openIfUnreadable;

    /** @param openIfUnreadable whether a delivery passes whose payload cannot be read, so that its handlers say so */
    Passage(Facts facts, boolean openIfUnreadable) {
        this.facts = facts;
        this.openIfUnreadable = openIfUnreadable;
    }

    /** @throws UnreadableJsonException if the payload cannot be read, unless such deliveries pass */
    @SuppressWarnings("ReferenceEquality") // the one condition that asks for nothing
    boolean allows(Condition filter) {
        if (filter == Condition.ALWAYS) {
            return true;
        }
        try {
            return filter.holds(facts);
        } catch (UnreadableJsonException e) {
            if (openIfUnreadable) {
                return true;
            }
            throw e;
        }
    }
}
