package org.webhookverifier.verify;

/**
 * The keys of one scheme, each with the time for which it counts.
 *
 * @param keys the keys, the usual one first
 * @param first the first millisecond at which each counts
 * @param end the first millisecond at which each counts no more
 */
record Keys(Key[] keys, long[] first, long[] end) {
    /** Returns a key that always counts. */
    static Keys always(Key key) {
        return new Keys(new Key[] {key}, new long[] {Long.MIN_VALUE}, new long[] {Long.MAX_VALUE});
    }

    int size() {
        return keys.length;
    }

    boolean countsAt(int number, long nowMillis) {
        return nowMillis >= first[number] && nowMillis < end[number];
    }

    /** Returns whether the time matters for any. */
    boolean areLimited() {
        for (int i = 0; i < keys.length; i++) {
            if (first[i] != Long.MIN_VALUE || end[i] != Long.MAX_VALUE) {
                return true;
            }
        }
        return false;
    }

    boolean noneCountsAt(long nowMillis) {
        for (int i = 0; i < keys.length; i++) {
            if (countsAt(i, nowMillis)) {
                return false;
            }
        }
        return true;
    }
}
