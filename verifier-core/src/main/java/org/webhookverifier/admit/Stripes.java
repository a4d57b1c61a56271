package org.webhookverifier.admit;

import org.webhookverifier.admit.ElapsedTime.Moment;

/**
 * All stripes of a memory store; each key belongs to one.
 *
 * <p>Thread-safe.
 */
final class Stripes {
    private static final int STRIPE_IDS = 16_384;
    private static final int MOST_STRIPES = 1_024;

    /** Some ten milliseconds of searching, at most, for one caller; a store of up to 131,072 ids is searched as a whole. */
    private static final int SEARCHES = 8;

    private final Room room;
    private final Stripe[] stripes;

    Stripes(Room room) {
        this.room = room;
        stripes = new Stripe[count(room.capacity())];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = new Stripe(room);
        }
    }

    /** Returns the stripe that the key belongs to. */
    Stripe stripe(KeyDigest key) {
        return stripes[index(key)];
    }

    /** Returns whether there is room for one more id, once what is over has made room where necessary. */
    boolean makeRoom(KeyDigest key, Moment now) {
        int first = index(key);
        int searches = 0;
        for (int i = 0; i < stripes.length && searches < SEARCHES && !room.hasPlace(); i++) {
            if (stripes[(first + i) & (stripes.length - 1)].dropDue(now)) {
                searches++;
            }
        }
        return room.hasPlace();
    }

    /** Any part of the digest but the one that is the hash code, so that the stripes' tables fill evenly. */
    private int index(KeyDigest key) {
        return (int) key.second() & (stripes.length - 1);
    }

    /** Returns a power of two. */
    private static int count(long capacity) {
        int count = 1;
        while (count < MOST_STRIPES && (long) count * STRIPE_IDS < capacity) {
            count *= 2;
        }
        return count;
    }
}
