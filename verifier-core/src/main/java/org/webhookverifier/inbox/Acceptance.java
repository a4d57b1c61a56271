package org.webhookverifier.inbox;

/** What a store answers to a delivery that it was given to keep. */
public sealed interface Acceptance {
    /** Returns the number of the entry that holds the delivery. */
    long id();

    /**
     * The delivery is kept; a crash does not lose it any more.
     *
     * @param id the number of the entry
     */
    record Stored(long id) implements Acceptance {}

    /**
     * An entry with the same key was there before; it stays as it is.
     *
     * @param id the number of that entry
     * @param sameContent whether it has the same content; {@code false} is a conflict worth a look
     */
    record Known(long id, boolean sameContent) implements Acceptance {}
}
