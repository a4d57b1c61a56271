package org.webhookverifier.filter;

/** A filter that is prepared for the deliveries of one source; for the receiver. Thread-safe. */
@FunctionalInterface
public interface Condition {
    /** Holds for every delivery. */
    Condition ALWAYS = facts -> true;

    /**
     * Returns whether a delivery passes.
     *
     * @throws org.webhookverifier.json.UnreadableJsonException if a value is asked for and the payload is no JSON that can be read
     */
    boolean holds(Facts facts);
}
