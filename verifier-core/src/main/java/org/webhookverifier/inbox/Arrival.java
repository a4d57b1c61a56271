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
 * @param state {@link EntryState#RECEIVED}; or {@link EntryState#DEAD} or {@link EntryState#PARKED} from the start
 * @param reason why it is dead or parked; otherwise empty
 */
public record Arrival(Delivery delivery, @Nullable Payload payload, long fingerprint, EntryState state, String reason) {
    /** The reason of those that are parked because they are paused. */
    public static final String PAUSED = "paused";

    /** Returns a delivery that is to be handled. */
    public static Arrival of(Identified identified) {
        return new Arrival(
                identified.delivery(), identified.payload(), identified.fingerprint(), EntryState.RECEIVED, "");
    }

    /** Returns a delivery that is to be handled when it is resumed. */
    public static Arrival paused(Identified identified) {
        return new Arrival(
                identified.delivery(), identified.payload(), identified.fingerprint(), EntryState.PARKED, PAUSED);
    }

    /** Returns a delivery of which nothing but the bytes can be told. */
    public static Arrival unreadable(Identified bytes) {
        return new Arrival(bytes.delivery(), null, bytes.fingerprint(), EntryState.DEAD, "unreadable");
    }

    boolean isUnreadable() {
        return state == EntryState.DEAD;
    }
}
