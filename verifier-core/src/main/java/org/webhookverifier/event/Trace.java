package org.webhookverifier.event;

import org.jspecify.annotations.Nullable;

/**
 * Where in a chain a delivery stands that a handler has caused.
 *
 * @param cause the key of the delivery whose handler caused it
 * @param root the key of the delivery with which the chain began
 * @param depth how many steps it is away from the root, at least 1
 * @param awaited the wait of which it is one outcome, or {@code null} if it is none
 */
public record Trace(
        DeliveryKey cause,
        DeliveryKey root,
        int depth,
        @Nullable Awaited awaited) {
    /**
     * A wait for a signal.
     *
     * @param name what was waited for
     * @param value which one of them
     * @param inTime whether this is the outcome for a signal that comes in time
     */
    public record Awaited(String name, String value, boolean inTime) {}
}
