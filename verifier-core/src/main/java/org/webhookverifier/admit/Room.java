package org.webhookverifier.admit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the ids of a memory store and the bytes that they take, and lets in no id beyond the bounds.
 *
 * <p>Thread-safe.
 */
final class Room {
    /**
     * What one id takes: measured 161 bytes completed and 177 claimed, with 32-bit references, its share of all tables included.
     */
    static final long ENTRY_BYTES = 184;

    private final long maximumBytes;
    private final long capacity;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong nameBytes = new AtomicLong();

    Room(long maximumIds, long maximumBytes) {
        this.maximumBytes = maximumBytes;
        capacity = Math.min(maximumIds, maximumBytes / ENTRY_BYTES);
    }

    /** Takes a place for one more id, if there is one. */
    boolean take() {
        long taken = ids.get();
        while (fits(taken)) {
            long before = ids.compareAndExchange(taken, taken + 1);
            if (before == taken) {
                return true;
            }
            taken = before;
        }
        return false;
    }

    /** Gives the place of an entry back. */
    void give(Entry entry) {
        ids.decrementAndGet();
        resize(-entry.nameBytes());
    }

    /** Counts names that were added or dropped; never refused, because a handler whose name is lost would run twice. */
    void resize(long names) {
        if (names != 0) {
            nameBytes.addAndGet(names);
        }
    }

    /** Returns whether one more id fits. */
    boolean hasPlace() {
        return fits(ids.get());
    }

    /** Returns whether at least 80 % are in use. */
    boolean isNearlyFull() {
        return ids() >= capacity - capacity / 5 || bytes() >= maximumBytes - maximumBytes / 5;
    }

    long ids() {
        return ids.get();
    }

    long bytes() {
        return bytes(ids.get());
    }

    long capacity() {
        return capacity;
    }

    private boolean fits(long taken) {
        return taken < capacity && bytes(taken + 1) <= maximumBytes;
    }

    private long bytes(long taken) {
        return taken * ENTRY_BYTES + nameBytes.get();
    }
}
