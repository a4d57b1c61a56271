package org.webhookverifier.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds two members of one name in an object, for all objects of a text that are open at a time.
 *
 * <p>A filter of 256 bits for each object says of most names that they are new; the others are compared with those before them,
 * and in a very wide object looked up in a set, which stays quick when hash codes collide on purpose. Not thread-safe.
 */
final class Names {
    private static final int WIDE = 128;
    private static final int FILTER_WORDS = 4;

    /** The names of the outermost object, then those of the one in it, and so on. */
    private String[] names = new String[32];

    private int[] hashes = new int[32];
    private int count;

    /** For each open object the index of its first name. */
    private int[] firsts = new int[8];

    private long[] filters = new long[8 * FILTER_WORDS];
    private final List<Set<String>> sets = new ArrayList<>(0);
    private int depth = -1;

    /** Starts an object. */
    void open() {
        depth++;
        if (depth == firsts.length) {
            firsts = Arrays.copyOf(firsts, depth * 2);
            filters = Arrays.copyOf(filters, depth * 2 * FILTER_WORDS);
        }
        firsts[depth] = count;
        int filter = depth * FILTER_WORDS;
        filters[filter] = 0;
        filters[filter + 1] = 0;
        filters[filter + 2] = 0;
        filters[filter + 3] = 0;
    }

    /** Ends the innermost object. */
    void close() {
        count = firsts[depth];
        if (sets.size() > depth) {
            sets.remove(depth);
        }
        depth--;
    }

    /** Adds a name to the innermost object and returns whether it was not there before. */
    boolean add(String name) {
        int hash = name.hashCode() * 0x9E3779B9;
        int word = depth * FILTER_WORDS + (hash >>> 30);
        long bit = 1L << (hash >>> 24);
        if ((filters[word] & bit) != 0 && isThere(name, hash)) {
            return false;
        }
        filters[word] |= bit;
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        names[count] = name;
        hashes[count++] = hash;
        return true;
    }

    private boolean isThere(String name, int hash) {
        int first = firsts[depth];
        if (count - first > WIDE) {
            return set().contains(name);
        }
        for (int i = first; i < count; i++) {
            if (hashes[i] == hash && names[i].equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Returns all names of the innermost object; the set gets those that came since it was last asked for. */
    private Set<String> set() {
        while (sets.size() <= depth) {
            sets.add(new HashSet<>());
        }
        Set<String> set = sets.get(depth);
        set.addAll(Arrays.asList(names).subList(firsts[depth] + set.size(), count));
        return set;
    }
}
