package org.webhookverifier.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds two members of one name in an object, for all objects of a text that are open at a time. Names are UTF-8, and stay where
 * they are in the text.
 *
 * <p>A filter of 256 bits for each object says of most names that they are new; the others are compared with those before them,
 * and in a very wide object looked up in a set, which stays quick when hash codes collide on purpose. Not thread-safe.
 */
final class Names {
    private static final int WIDE = 128;
    private static final int FILTER_WORDS = 4;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** Where the names of the outermost object are, then those of the one in it, and so on. */
    private byte[][] texts = new byte[32][];

    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int[] hashes = new int[32];
    private int count;

    /** For each open object the index of its first name. */
    private int[] firsts = new int[4];

    private long[] filters = new long[4 * FILTER_WORDS];
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
    boolean add(byte[] name) {
        return add(name, 0, name.length);
    }

    /** Adds a name to the innermost object and returns whether it was not there before. */
    boolean add(byte[] text, int start, int end) {
        int hash = hash(text, start, end);
        int word = depth * FILTER_WORDS + (hash >>> 30);
        long bit = 1L << (hash >>> 24);
        if (count == texts.length) {
            grow();
        }
        texts[count] = text;
        starts[count] = start;
        ends[count] = end;
        hashes[count] = hash;
        if ((filters[word] & bit) != 0 && isThere(hash)) {
            return false;
        }
        filters[word] |= bit;
        count++;
        return true;
    }

    /** Returns whether the name that was added last is the given one. */
    boolean isLast(byte[] name) {
        int last = count - 1;
        return Arrays.equals(name, 0, name.length, texts[last], starts[last], ends[last]);
    }

    private void grow() {
        texts = Arrays.copyOf(texts, count * 2);
        starts = Arrays.copyOf(starts, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
        hashes = Arrays.copyOf(hashes, count * 2);
    }

    /** Returns whether the name behind the last one is among those before it. */
    private boolean isThere(int hash) {
        int first = firsts[depth];
        if (count - first > WIDE) {
            return set().contains(text(count));
        }
        for (int i = first; i < count; i++) {
            if (hashes[i] == hash
                    && Arrays.equals(texts[i], starts[i], ends[i], texts[count], starts[count], ends[count])) {
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
        for (int i = firsts[depth] + set.size(); i < count; i++) {
            set.add(text(i));
        }
        return set;
    }

    private String text(int name) {
        return new String(texts[name], starts[name], ends[name] - starts[name], StandardCharsets.UTF_8);
    }

    private static int hash(byte[] text, int start, int end) {
        long hash = 0;
        int i = start;
        for (; i <= end - 8; i += 8) {
            hash = mixed(hash, Lexer.word(text, i));
        }
        long rest = 0;
        if (i <= text.length - 8) {
            rest = Lexer.word(text, i) & ((1L << (8 * (end - i))) - 1);
        } else {
            for (int j = end - 1; j >= i; j--) {
                rest = (rest << 8) | (text[j] & 0xFF);
            }
        }
        return (int) (mixed(hash, rest) >>> 32);
    }

    private static long mixed(long hash, long word) {
        long product = (hash ^ word) * FACTOR;
        return product ^ (product >>> 32);
    }
}
