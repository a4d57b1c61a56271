package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.Set;

/**
 * What a worker asks a store for.
 *
 * @param sources only entries of these sources
 * @param most the most entries to give; positive
 * @param lease how long the claims hold unless they are renewed; positive
 */
public record ClaimRequest(Set<String> sources, int most, Duration lease) {
    /** Keeps its own copy. */
    public ClaimRequest {
        sources = Set.copyOf(sources);
        if (most < 1) {
            throw new IllegalArgumentException("A claim asks for at least one entry, not " + most + ".");
        }
        if (lease.isZero() || lease.isNegative()) {
            throw new IllegalArgumentException("A lease is longer than nothing.");
        }
    }
}
