package org.webhookverifier.json;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds two members of one name in an object, for all objects of a text that are open at a time.
 *
 * <p>One hash table for all of them, from which names leave in the reverse order in which they came: that costs a fraction of a
 * set for each object. Where hash codes collide on purpose, it changes to a hash that a sender cannot foresee. Not thread-safe.
 */
final class Names {
    private static final long SECRET = ThreadLocalRandom.current().nextLong() | 1;
    private static final int SUSPICIOUS = 48;

    private String[] names = new String[32];
    private int[] hashes = new int[32];
    /** Open addressing, linear probing; one more than the index of a name, or 0. */
    private int[] slots = new int[64];

    private int count;
    /** For each open object the index of the first name of the one around it. */
    private int[] around = new int[8];

    private int depth;
    private int first;
    private boolean suspicious;

    /** Starts an object. */
    void open() {
        if (depth == around.length) {
            around = Arrays.copyOf(around, depth * 2);
        }
        around[depth++] = first;
        first = count;
    }

    /** Ends the innermost object. */
    void close() {
        while (count > first) {
            int index = --count;
            int slot = start(hashes[index]);
            while (slots[slot] != index + 1) {
                slot = next(slot);
            }
            slots[slot] = 0;
        }
        first = around[--depth];
    }

    /** Adds a name to the innermost object and returns whether it was not there before. */
    boolean add(String name) {
        int hash = hash(name);
        int slot = start(hash);
        int probes = 0;
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (other >= first && hashes[other] == hash && names[other].equals(name)) {
                return false;
            }
            slot = next(slot);
            probes++;
        }
        if (count < names.length && (probes <= SUSPICIOUS || suspicious)) {
            names[count] = name;
            hashes[count] = hash;
            slots[slot] = ++count;
            return true;
        }
        rearrange(probes > SUSPICIOUS);
        return add(name);
    }

    /** Makes room, and fills the slots in the order in which the names came, so that they can still leave in the reverse order. */
    private void rearrange(boolean crowded) {
        suspicious |= crowded;
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        slots = new int[names.length * 2];
        for (int i = 0; i < count; i++) {
            hashes[i] = hash(names[i]);
            int slot = start(hashes[i]);
            while (slots[slot] != 0) {
                slot = next(slot);
            }
            slots[slot] = i + 1;
        }
    }

    private int start(int hash) {
        return hash & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    private int hash(String name) {
        if (suspicious) {
            long hash = SECRET;
            for (int i = 0; i < name.length(); i++) {
                hash = (hash ^ name.charAt(i)) * SECRET;
                hash ^= hash >>> 29;
            }
            return (int) (hash ^ (hash >>> 32));
        }
        // the text keeps its own hash code, and names are the same objects from one event to the next
        int hash = name.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
