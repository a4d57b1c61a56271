package org.webhookverifier.json;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Pointers that many texts are searched for, prepared for it. Immutable and thread-safe. */
public final class JsonPointers {
    private static final JsonPointers NONE = of(List.of());
    private static final byte[] NO_NAME = {(byte) 0xFF};
    private static final int NO_INDEX = -1;

    private final byte[][][] names;
    private final int[][] indexes;

    private JsonPointers(List<JsonPointer> pointers) {
        names = new byte[pointers.size()][][];
        indexes = new int[names.length][];
        for (int i = 0; i < names.length; i++) {
            List<String> segments = pointers.get(i).segments();
            names[i] = segments.stream().map(JsonPointers::name).toArray(byte[][]::new);
            indexes[i] = segments.stream().mapToInt(JsonPointers::index).toArray();
        }
    }

    /** Prepares pointers. */
    public static JsonPointers of(List<JsonPointer> pointers) {
        return new JsonPointers(pointers);
    }

    /** Returns no pointers. */
    public static JsonPointers none() {
        return NONE;
    }

    /** Returns how many pointers there are. */
    public int size() {
        return names.length;
    }

    /** Returns the number of segments. */
    int length(int pointer) {
        return names[pointer].length;
    }

    /** Returns whether there is such a segment, and it is the name that the tokens are at. */
    boolean isNamed(int pointer, int segment, Tokens tokens) {
        byte[][] segments = names[pointer];
        return segment < segments.length && tokens.isNamed(segments[segment]);
    }

    /** Returns the index that a segment is, or -1 if there is no such segment or it is none. */
    int index(int pointer, int segment) {
        int[] segments = indexes[pointer];
        return segment < segments.length ? segments[segment] : NO_INDEX;
    }

    /** Half a surrogate pair has no form in UTF-8, and names with one are refused. */
    private static byte[] name(String segment) {
        return Escapes.isWellFormed(segment) ? segment.getBytes(StandardCharsets.UTF_8) : NO_NAME;
    }

    /** An index is written without leading zeros. */
    private static int index(String segment) {
        boolean canonical = segment.length() == 1 || (!segment.isEmpty() && segment.charAt(0) != '0');
        long index = 0;
        for (int i = 0; i < segment.length() && canonical; i++) {
            char c = segment.charAt(i);
            index = index * 10 + (c - '0');
            canonical = c >= '0' && c <= '9' && index < Integer.MAX_VALUE;
        }
        return canonical ? (int) index : NO_INDEX;
    }
}
