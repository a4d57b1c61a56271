package org.webhookverifier.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/**
 * One pass over a text, which checks all of it and picks the scalars that pointers lead to.
 *
 * <p>No tree, and nothing is compared in parts of the text where no pointer leads. Not thread-safe.
 */
final class Scan {
    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final int IN_OBJECT = -1;

    private static final @Nullable String[] NOTHING = {};

    private final Tokens tokens;
    private final JsonPointers pointers;
    private final @Nullable String[] found;
    /** For each pointer, how many of its segments lead to where the scan is. */
    private final int[] led;

    /** For each open container, the index of the next element, or {@link #IN_OBJECT}. */
    private int[] position = new int[16];

    private int depth;
    /** The depth from which on no pointer leads anywhere. */
    private int blind = NOWHERE;
    /** How many pointers lead at least as far as the value that comes next. */
    private int leading;

    private Scan(Tokens tokens, JsonPointers pointers) {
        this.tokens = tokens;
        this.pointers = pointers;
        found = new @Nullable String[pointers.size()];
        led = new int[pointers.size()];
        leading = led.length;
    }

    /** Reads the whole text and returns the scalars at the pointers. */
    static @Nullable String[] scalars(Tokens tokens, JsonPointers pointers) {
        if (pointers.size() == 0) {
            while (tokens.next() != Tokens.END) {
                // what is read is checked
            }
            return NOTHING;
        }
        var scan = new Scan(tokens, pointers);
        for (int token = tokens.next(); token != Tokens.END; token = tokens.next()) {
            scan.step(token);
        }
        return scan.found;
    }

    private void step(int token) {
        switch (token) {
            case Tokens.NAME -> name();
            case Tokens.OBJECT, Tokens.ARRAY -> open(token);
            case Tokens.OBJECT_END, Tokens.ARRAY_END -> close();
            default -> scalar(token);
        }
    }

    private void name() {
        if (depth < blind) {
            leading = 0;
            for (int i = 0; i < led.length; i++) {
                if (led[i] >= depth - 1) {
                    follow(i, pointers.length(i) >= depth && tokens.isNamed(pointers.name(i, depth - 1)));
                }
            }
        }
    }

    private void element() {
        if (depth > 0 && depth < blind && position[depth - 1] != IN_OBJECT) {
            int index = position[depth - 1]++;
            leading = 0;
            for (int i = 0; i < led.length; i++) {
                if (led[i] >= depth - 1) {
                    follow(i, pointers.length(i) >= depth && pointers.index(i, depth - 1) == index);
                }
            }
        }
    }

    private void follow(int pointer, boolean leads) {
        led[pointer] = leads ? depth : depth - 1;
        leading += leads ? 1 : 0;
    }

    private void open(int token) {
        element();
        if (depth == position.length) {
            position = Arrays.copyOf(position, depth * 2);
        }
        position[depth++] = token == Tokens.ARRAY ? 0 : IN_OBJECT;
        if (leading == 0 && depth < blind) {
            blind = depth;
        }
    }

    private void close() {
        depth--;
        if (depth < blind) {
            blind = NOWHERE;
        }
    }

    private void scalar(int token) {
        element();
        if (leading == 0 || token == Tokens.NULL) {
            return;
        }
        for (int i = 0; i < led.length; i++) {
            if (led[i] == depth && pointers.length(i) == depth) {
                found[i] = wellFormed(tokens.text());
            }
        }
    }

    /** A text with half a surrogate pair cannot be written as UTF-8: stores would make the same of different ones. */
    private String wellFormed(String text) {
        if (!Escapes.isWellFormed(text)) {
            throw tokens.unreadable(Kind.MALFORMED);
        }
        return text;
    }
}
