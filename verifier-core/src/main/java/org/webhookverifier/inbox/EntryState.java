package org.webhookverifier.inbox;

import java.util.Locale;

/**
 * Where an entry of the inbox is on its way.
 *
 * <p>The codes and names are kept in databases and do not change.
 */
public enum EntryState {
    /** Waits to be handled, now or at a later time. */
    RECEIVED(0),
    /** A worker has it, until its lease ends. */
    CLAIMED(1),
    /** Every handler has finished, or there was nothing to do. */
    DONE(2),
    /** A dead letter: it will not be handled unless somebody replays it. */
    DEAD(3),
    /** Nobody can handle it at present, and somebody may later: it costs no attempt and is not forgotten. */
    PARKED(4);

    private final int code;
    private final String text = name().toLowerCase(Locale.ROOT);

    EntryState(int code) {
        this.code = code;
    }

    /** Returns the number by which a database knows the state. */
    public int code() {
        return code;
    }

    /** Returns the name for logs and metrics, for example {@code received}. */
    public String text() {
        return text;
    }

    /** Returns whether the entry still has to be handled: it is never purged. */
    public boolean isOpen() {
        return this == RECEIVED || this == CLAIMED || this == PARKED;
    }

    /**
     * Returns the state with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EntryState of(int code) {
        for (EntryState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("There is no state with the code " + code + ".");
    }
}
