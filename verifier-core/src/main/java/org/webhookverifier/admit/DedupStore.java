package org.webhookverifier.admit;

import java.time.Duration;
import java.util.Set;
import org.webhookverifier.event.DeliveryKey;

/**
 * Remembers which deliveries are being processed and which are done; applications may implement it for a shared store.
 *
 * <p>A key is unknown, claimed, released or completed. Each call is one atomic step. A store never forgets a completed key before
 * its retention is over, nor a claimed one before its lease is over, nor the names of finished handlers before their retention is
 * over; when it has no room it says {@link Claim.Full}. At the very end of a lease or retention, it is over. A store that cannot
 * answer throws, and the sender is asked to come again.
 *
 * <p>A claim whose lease is over stays the holder's until somebody else claims the key. A store remembers it for as long again,
 * and may then, or before if it needs the room, treat the key as unknown.
 *
 * <p>Leases and retentions are positive; others throw {@link IllegalArgumentException}.
 *
 * <p>Implementations are thread-safe.
 */
public interface DedupStore {
    /**
     * Claims a delivery, if it is unknown, was released, or the lease of its last holder is over.
     *
     * @param key what makes two deliveries the same
     * @param fingerprint a number computed from the content, to notice another content under the same key
     * @param lease how long the claim holds unless it is completed or released before
     */
    Claim claim(DeliveryKey key, long fingerprint, Duration lease);

    /**
     * Marks a claimed delivery as done, for the given retention from now on.
     *
     * @param token the token of the claim
     * @return {@code false}, without effect, if the token is not the newest one given out for the key, or the claim has ended
     *     otherwise, or the store has forgotten it after its lease
     */
    boolean complete(DeliveryKey key, long token, Duration retention);

    /**
     * Gives a claim back, so that the next copy of the delivery is processed at once.
     *
     * @param token the token of the claim
     * @param finished the names of all handlers that have finished, those of earlier attempts included; kept for the next claim,
     *     in place of any kept before
     * @param retention how long the names are kept if no copy comes
     * @return {@code false}, without effect, in the same cases as {@link #complete}
     */
    boolean release(DeliveryKey key, long token, Set<String> finished, Duration retention);
}
