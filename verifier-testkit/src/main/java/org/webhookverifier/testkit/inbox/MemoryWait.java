package org.webhookverifier.testkit.inbox;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.inbox.Effect;
import org.webhookverifier.inbox.EntryState;

/**
 * Somebody who waits for a signal, or a signal that nobody has waited for yet.
 *
 * @param then the entry if the signal comes, or {@code null} if nobody waits
 * @param otherwise the entry if it does not, or {@code null} if nobody waits
 */
record MemoryWait(@Nullable MemoryEntry then, @Nullable MemoryEntry otherwise, boolean isSignalOnly) {
    /** A signal came before anybody waited. */
    static final MemoryWait SIGNAL = new MemoryWait(null, null, true);

    /** Somebody has waited, with one outcome or the other. */
    static final MemoryWait OVER = new MemoryWait(null, null, false);

    MemoryWait(MemoryEntry then, MemoryEntry otherwise) {
        this(then, otherwise, false);
    }

    /** A signal has come: if it is in time, the one entry is due, and the other one done. */
    void end(long now) {
        if (then == null || otherwise == null) {
            return;
        }
        if (otherwise.state == EntryState.RECEIVED && otherwise.attempts == 0 && otherwise.nextAt > now) {
            otherwise.end(Effect.MATCHED, now);
            then.unpark(now);
        } else {
            then.end(Effect.TIMED_OUT, now);
        }
    }
}
