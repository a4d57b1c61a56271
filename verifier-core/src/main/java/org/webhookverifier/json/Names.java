package org.webhookverifier.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    private static final int INTS = 3;

    private final byte[] json;

    /** Hash, start and end of the names of the outermost object, then of those of the one in it, and so on. */
    private int[] names = new int[32 * INTS];
    /** The names that are elsewhere than in the text, or {@code null} if there are none. */
    private byte @Nullable [] @Nullable [] others;

    private int count;

    /** For each open object the index of its first name. */
    private int[] firsts = new int[4];

    private long[] filters = new long[4 * FILTER_WORDS];
    private final List<Set<String>> sets = new ArrayList<>(0);
    private int depth = -1;

    Names(byte[] json) {
        this.json = json;
    }

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
        if (others == null) {
            others = new byte[names.length / INTS][];
        }
        return add(name, 0, name.length);
    }

    /** Adds a name in the text to the innermost object and returns whether it was not there before. */
    boolean add(int start, int end) {
        return add(json, start, end);
    }

    private boolean add(byte[] text, int start, int end) {
        int hash = hash(text, start, end);
        int name = count * INTS;
        if (name == names.length) {
            grow();
        }
        names[name] = hash;
        names[name + 1] = start;
        names[name + 2] = end;
        if (others != null) {
            others[count] = text == json ? null : text;
        }
        int word = depth * FILTER_WORDS + (hash >>> 30);
        long bit = 1L << (hash >>> 24);
        if ((filters[word] & bit) != 0 && isThere(hash)) {
            return false;
        }
        filters[word] |= bit;
        count++;
        return true;
    }

    private void grow() {
        names = Arrays.copyOf(names, names.length * 2);
        if (others != null) {
            others = Arrays.copyOf(others, names.length / INTS);
        }
    }

    /** Returns whether the name that was added last is the given one. */
    boolean isLast(byte[] name) {
        int last = (count - 1) * INTS;
        return Arrays.equals(name, 0, name.length, text(count - 1), names[last + 1], names[last + 2]);
    }

    /** Returns whether the name behind the last one is among those before it. */
    private boolean isThere(int hash) {
        int first = firsts[depth];
        if (count - first > WIDE) {
            return set().contains(string(count));
        }
        for (int i = first; i < count; i++) {
            if (names[i * INTS] == hash && same(i, count)) {
                return true;
            }
        }
        return false;
    }

    private boolean same(int a, int b) {
        return Arrays.equals(
                text(a), names[a * INTS + 1], names[a * INTS + 2], text(b), names[b * INTS + 1], names[b * INTS + 2]);
    }

    /** Returns where a name is. */
    private byte[] text(int name) {
        byte[] other = others == null ? null : others[name];
        return other == null ? json : other;
    }

    /** Returns all names of the innermost object; the set gets those that came since it was last asked for. */
    private Set<String> set() {
        while (sets.size() <= depth) {
            sets.add(new HashSet<>());
        }
        Set<String> set = sets.get(depth);
        for (int i = firsts[depth] + set.size(); i < count; i++) {
            set.add(string(i));
        }
        return set;
    }

    private String string(int name) {
        int start = names[name * INTS + 1];
        return new String(text(name), start, names[name * INTS + 2] - start, StandardCharsets.UTF_8);
    }

    static int hash(byte[] text, int start, int end) {
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
