package org.webhookverifier.inbox;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much to claim beyond what can begin at once: what the workers get through in a tenth of a second, measured as they go. What is
 * held and not begun, no other node can have.
 *
 * <p>Counting is thread-safe; the rest is for one thread.
 */
final class LookAhead {
    /** No more is held than this, however fast handlers are. */
    static final int MOST = 1024;

    private static final double SECONDS = 0.1;

    private final AtomicLong ended = new AtomicLong();
    private long lastEnded;
    private long lastMeasured = System.nanoTime();
    private double perSecond;

    /** Says that a handler has ended. */
    void count() {
        ended.incrementAndGet();
    }

    /** Returns how many entries to hold that have not begun. */
    int entries() {
        long now = System.nanoTime();
        double seconds = (now - lastMeasured) / 1e9;
        if (seconds > 0.02) {
            long count = ended.get();
            double measured = (count - lastEnded) / seconds;
            perSecond = seconds > 1 ? measured : 0.7 * perSecond + 0.3 * measured;
            lastEnded = count;
            lastMeasured = now;
        }
        return (int) Math.min(MOST, perSecond * SECONDS);
    }
}
