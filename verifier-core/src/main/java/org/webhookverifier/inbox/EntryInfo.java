package org.webhookverifier.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.DeliveryKey;

/**
 * What is known of an entry, without its body. All times but {@code receivedAt} are by the store's clock.
 *
 * @param id the number of the entry
 * @param key what makes its delivery the same as another one
 * @param provider the id of the provider
 * @param eventId the provider's id for the delivery
 * @param type the event type
 * @param version the version of the payload
 * @param receivedAt when the request arrived, by the receiver's clock
 * @param acceptedAt when the entry was accepted or last replayed
 * @param state where it is
 * @param nextAt not before when it is handled, if it waits; when its lease ends, if it is claimed; when it ended otherwise
 * @param attempts how many times it has been claimed since it was accepted or last replayed
 * @param lost how many of these claims ended with their lease
 * @param replays how many times it was replayed
 * @param handlers what is known of each handler
 * @param reason why it is where it is, in one word; often empty
 * @param error what went wrong last, as text for people; often empty
 * @param lane the lane, or empty
 * @param position where the delivery stands in its lane, or {@code null}
 * @param bodyLength the number of bytes of the body, or -1 if it has been purged
 */
public record EntryInfo(
        long id,
        DeliveryKey key,
        String provider,
        String eventId,
        String type,
        String version,
        Instant receivedAt,
        Instant acceptedAt,
        EntryState state,
        Instant nextAt,
        int attempts,
        int lost,
        int replays,
        HandlerStates handlers,
        String reason,
        String error,
        String lane,
        @Nullable Long position,
        int bodyLength) {}
