package org.webhookverifier.inbox;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;

/**
 * An entry that is the caller's until its lease ends.
 *
 * @param id the number of the entry
 * @param token the fencing token: larger than every token given out for this entry before
 * @param delivery the delivery, with its body
 * @param attempts how many times the entry has been claimed, this time included
 * @param lost how many of these claims ended with their lease: the worker or its process had died, or slept for too long
 * @param handlers what is known of each handler from earlier attempts
 * @param acceptedAt when the entry was accepted or last replayed, in milliseconds by the store's clock
 * @param claimedAt when this claim was made, in milliseconds by the store's clock
 * @param lane the lane, or empty
 * @param position where the delivery stands in its lane, or {@code null}
 * @param newestDone the highest position in the lane that is done, or {@code null}
 */
public record ClaimedEntry(
        long id,
        long token,
        Delivery delivery,
        int attempts,
        int lost,
        HandlerStates handlers,
        long acceptedAt,
        long claimedAt,
        String lane,
        @Nullable Long position,
        @Nullable Long newestDone) {}
