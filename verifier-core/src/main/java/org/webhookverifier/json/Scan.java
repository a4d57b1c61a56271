package org.webhookverifier.json;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/**
 * One pass over a text, which checks all of it and picks the scalars that pointers lead to.
 *
 * <p>No tree, and nothing is compared in parts of the text where no pointer leads. The depth that tokens allow bounds the
 * recursion. Not thread-safe.
 */
final class Scan {
    private final Tokens tokens;
    private final JsonPointers pointers;
    private final @Nullable String[] found;
    private final boolean[] containers;
    /** For each pointer, how many of its segments lead to where the scan is. */
    private final int[] led;

    private Scan(Tokens tokens, JsonPointers pointers) {
        this.tokens = tokens;
        this.pointers = pointers;
        found = new @Nullable String[pointers.size()];
        containers = new boolean[found.length];
        led = new int[pointers.size()];
    }

    /** Reads the whole text, and what is at the pointers. */
    static Scan of(byte[] json, JsonPointers pointers) {
        var scan = new Scan(new Tokens(json), pointers);
        scan.value(0, pointers.size() > 0);
        scan.tokens.next();
        return scan;
    }

    /** Returns the scalar at each pointer. */
    @Nullable
    String[] scalars() {
        return found;
    }

    /** Returns at which pointers there is an object or an array. */
    boolean[] containers() {
        return containers;
    }

    /** Reads the value that comes next, in which nothing is looked for unless a pointer leads to it. */
    private int value(int depth, boolean leads) {
        int token = tokens.next();
        if (!leads) {
            tokens.skip();
        } else if (token == Tokens.OBJECT) {
            container(depth);
            members(depth + 1);
        } else if (token == Tokens.ARRAY) {
            container(depth);
            elements(depth + 1);
        } else if (token >= Tokens.STRING && token <= Tokens.FALSE) {
            scalar(depth);
        }
        return token;
    }

    private void members(int depth) {
        while (tokens.next() == Tokens.NAME) {
            boolean leads = false;
            for (int i = 0; i < led.length; i++) {
                leads |= led[i] >= depth - 1 && follow(i, depth, pointers.isNamed(i, depth - 1, tokens));
            }
            value(depth, leads);
        }
    }

    private void elements(int depth) {
        boolean more = true;
        for (int index = 0; more; index++) {
            boolean leads = false;
            for (int i = 0; i < led.length; i++) {
                leads |= led[i] >= depth - 1 && follow(i, depth, pointers.index(i, depth - 1) == index);
            }
            more = value(depth, leads) != Tokens.ARRAY_END;
        }
    }

    private boolean follow(int pointer, int depth, boolean leads) {
        led[pointer] = leads ? depth : depth - 1;
        return leads;
    }

    private void container(int depth) {
        for (int i = 0; i < led.length; i++) {
            if (led[i] == depth && pointers.length(i) == depth) {
                containers[i] = true;
            }
        }
    }

    private void scalar(int depth) {
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
