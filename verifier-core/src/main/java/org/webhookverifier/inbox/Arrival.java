package org.webhookverifier.inbox;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Identified;
import org.webhookverifier.identify.Payload;

/**
 * A verified delivery that is to be kept.
 *
 * @param delivery the delivery, with its body
 * @param payload what models are bound to, or {@code null}
 * @param fingerprint a number computed from the body
 * @param isUnreadable whether it is a dead letter from the start
 */
public record Arrival(Delivery delivery, @Nullable Payload payload, long fingerprint, boolean isUnreadable) {
    /** Returns a delivery that is to be handled. */
    public static Arrival of(Identified identified) {
        return new Arrival(identified.delivery(), identified.payload(), identified.fingerprint(), false);
    }
}
