package org.webhookverifier.inbox;

import org.jspecify.annotations.Nullable;

/** A claimed entry on this node: waiting for a worker, or with one. */
final class Held {
    final ClaimedEntry entry;
    /** When it was claimed, by this process's own time. */
    final long claimedNanos;

    private @Nullable Thread worker;
    private long deadlineNanos;
    private boolean lost;
    private boolean timedOut;

    Held(ClaimedEntry entry, long claimedNanos) {
        this.entry = entry;
        this.claimedNanos = claimedNanos;
    }

    /** Returns the store's time, as far as can be told without asking. */
    long storeMillis(long nowNanos) {
        return entry.claimedAt() + (nowNanos - claimedNanos) / 1_000_000;
    }

    /** Says that the claim is somebody else's, or will be. */
    synchronized void lose() {
        lost = true;
    }

    synchronized boolean isLost() {
        return lost;
    }

    synchronized void began(Thread thread, long untilNanos) {
        worker = thread;
        deadlineNanos = untilNanos;
        timedOut = false;
    }

    /** Says that the handler has ended; afterwards nobody interrupts the thread any more. Returns whether it took too long. */
    synchronized boolean ended() {
        worker = null;
        return timedOut;
    }

    /**
     * Interrupts a handler that takes too long.
     *
     * @return whether it was interrupted before and runs all the same
     */
    synchronized boolean isStuck(long nowNanos) {
        if (worker == null || nowNanos - deadlineNanos < 0) {
            return false;
        }
        boolean before = timedOut;
        timedOut = true;
        worker.interrupt();
        return before;
    }

    synchronized void interrupt() {
        if (worker != null) {
            worker.interrupt();
        }
    }
}
