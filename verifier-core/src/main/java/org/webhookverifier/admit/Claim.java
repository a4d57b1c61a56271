package org.webhookverifier.admit;

import java.time.Duration;
import java.util.Set;

/** What a store answers when somebody asks for the right to process a delivery. */
public sealed interface Claim {
    /**
     * The delivery is the caller's until the lease ends.
     *
     * @param token the fencing token: larger than every token given out for this key before; only the newest can complete or release
     * @param finished the names of the handlers that finished in an earlier attempt and must not run again
     */
    record Claimed(long token, Set<String> finished) implements Claim {}

    /**
     * The delivery was completed before, within its retention.
     *
     * @param sameContent whether the completed delivery had the same content; {@code false} is a conflict worth a look
     */
    record Duplicate(boolean sameContent) implements Claim {}

    /**
     * Somebody else holds the claim.
     *
     * @param remaining how long the lease lasts at most
     */
    record InProgress(Duration remaining) implements Claim {}

    /** The store cannot take one more key without forgetting one that it has to remember. */
    record Full() implements Claim {}
}
