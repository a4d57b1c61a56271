package org.webhookverifier.inbox;

import java.time.Duration;

/** What a handler has caused; a store applies it in one step with the end of the claim, if that counts, and otherwise not at all. */
public sealed interface Effect {
    /**
     * An entry that is put in, unless there is one with its key.
     *
     * @param entry the entry, in state {@link EntryState#RECEIVED}
     * @param delay how long it waits before it is due; it counts as accepted then
     */
    record Emitted(NewEntry entry, Duration delay) implements Effect {}

    /**
     * Somebody waits for a signal.
     *
     * <p>If nobody has waited for it before, and it has not come, both entries are put in: the one for the signal parked, for the reason
     * {@value #AWAITING}, and the other one due when the time is over. If the signal has come, only the first one is put in, and due at
     * once. If somebody else waits or has waited for the same signal, he gets it, and this one has waited in vain from the start: only the
     * other entry is put in. Entries whose key is known are left as they are.
     *
     * @param name what is waited for
     * @param value which one of them
     * @param then the entry if the signal comes
     * @param otherwise the entry if the time is over before
     * @param within how long
     */
    record Awaited(String name, String value, NewEntry then, NewEntry otherwise, Duration within) implements Effect {}

    /**
     * A signal has come. If somebody waits whose time is not over, and whose other entry nobody has claimed, the entry for the signal is
     * due at once, and the other one is done for the reason {@value #MATCHED}. If nobody has waited, the signal is kept until somebody
     * does. Otherwise it comes too late, or a second time, and nothing happens.
     *
     * @param name what has come
     * @param value which one of them
     */
    record Signalled(String name, String value) implements Effect {}

    /**
     * The other entry of a wait is done or dead: the time was over. The entry for the signal, if it is still parked, is done for the reason
     * {@value #TIMED_OUT}. Nothing happens if the wait is somebody else's.
     *
     * @param name what was waited for
     * @param value which one of them
     * @param entry the number of the other entry
     */
    record Expired(String name, String value, long entry) implements Effect {}

    /** The reason of entries that wait for a signal. */
    String AWAITING = "awaiting";

    /** The reason of entries that are done because the signal came in time. */
    String MATCHED = "matched";

    /** The reason of entries that are done because the signal did not come in time. */
    String TIMED_OUT = "timed_out";
}
