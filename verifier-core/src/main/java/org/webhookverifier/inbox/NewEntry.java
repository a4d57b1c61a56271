package org.webhookverifier.inbox;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;

/**
 * What a store is given to keep.
 *
 * @param delivery the delivery, with its body
 * @param fingerprint a number computed from the body, to notice another content under the same key
 * @param nonce a random number of this very acceptance: who finds it in the store after an answer was lost knows that the entry is
 *     his own and not a copy's
 * @param lane deliveries of one lane are handled one at a time and in the order of their acceptance; empty for no lane
 * @param position where the delivery stands among those of its lane, as the sender counts; {@code null} if it says nothing
 * @param state {@link EntryState#RECEIVED}, {@link EntryState#DEAD} or {@link EntryState#PARKED}
 * @param reason why it does not wait to be handled; empty if it does
 */
public record NewEntry(
        Delivery delivery,
        long fingerprint,
        long nonce,
        String lane,
        @Nullable Long position,
        EntryState state,
        String reason) {
    /** Returns the same, parked. */
    public NewEntry parked(String why) {
        return new NewEntry(delivery, fingerprint, nonce, lane, position, EntryState.PARKED, why);
    }

    /** Checks the state. */
    public NewEntry {
        if (state == EntryState.CLAIMED || state == EntryState.DONE) {
            throw new IllegalArgumentException("A new entry is received, dead or parked, not " + state.text() + ".");
        }
    }
}
