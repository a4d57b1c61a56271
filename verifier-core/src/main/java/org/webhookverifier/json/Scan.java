package org.webhookverifier.json;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/**
 * One pass over a text that checks all of it and picks the scalars that pointers lead to.
 *
 * <p>No tree, and nothing is compared in parts of the text where no pointer leads. Not thread-safe.
 */
final class Scan {
    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final int IN_OBJECT = -1;

    private final Tokens tokens;
    private final List<JsonPointer> pointers;
    private final @Nullable String[] found;
    /** For each pointer, how many of its segments lead to where the scan is. */
    private final int[] led;

    private final Names names = new Names();
    /** For each open container, the index of the next element, or {@link #IN_OBJECT}. */
    private int[] position = new int[16];

    private int depth;
    /** The depth from which on no pointer leads anywhere. */
    private int blind = NOWHERE;
    /** How many pointers lead at least as far as the value that comes next. */
    private int leading;

    private Scan(Tokens tokens, List<JsonPointer> pointers) {
        this.tokens = tokens;
        this.pointers = pointers;
        found = new @Nullable String[pointers.size()];
        led = new int[pointers.size()];
        leading = led.length;
    }

    /** Reads the whole text and returns the scalars at the pointers. */
    static @Nullable String[] scalars(Tokens tokens, List<JsonPointer> pointers) {
        var scan = new Scan(tokens, pointers);
        scan.text(tokens.next());
        return scan.found;
    }

    /** Reads the whole text and returns the token it starts with. */
    static int check(Tokens tokens) {
        int first = tokens.next();
        new Scan(tokens, List.of()).text(first);
        return first;
    }

    private void text(int first) {
        int token = first;
        step(token);
        while (depth > 0) {
            token = tokens.next();
            step(token);
        }
        if (tokens.next() != Tokens.END) {
            throw tokens.unreadable(Kind.MALFORMED);
        }
    }

    private void step(int token) {
        switch (token) {
            case Tokens.NAME -> name(tokens.name());
            case Tokens.OBJECT, Tokens.ARRAY -> open(token);
            case Tokens.OBJECT_END -> {
                names.close();
                close();
            }
            case Tokens.ARRAY_END -> close();
            case Tokens.WHOLE_NUMBER, Tokens.NUMBER -> number();
            case Tokens.STRING, Tokens.TRUE, Tokens.FALSE, Tokens.NULL -> scalar(token);
            default -> throw tokens.unreadable(Kind.MALFORMED);
        }
    }

    private void name(String name) {
        if (name.length() > Json.MAX_NAME_LENGTH) {
            throw tokens.unreadable(Kind.LIMIT);
        }
        if (!names.add(name)) {
            throw tokens.unreadable(Kind.DUPLICATE_NAME);
        }
        if (depth < blind) {
            leading = 0;
            for (int i = 0; i < led.length; i++) {
                if (led[i] >= depth - 1) {
                    List<String> segments = pointers.get(i).segments();
                    follow(
                            i,
                            segments.size() >= depth && segments.get(depth - 1).equals(name));
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
                    List<String> segments = pointers.get(i).segments();
                    follow(i, segments.size() >= depth && isIndex(segments.get(depth - 1), index));
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
        if (token == Tokens.OBJECT) {
            names.open();
        }
    }

    private void close() {
        depth--;
        if (depth < blind) {
            blind = NOWHERE;
        }
    }

    private void number() {
        if (tokens.length() > Json.MAX_NUMBER_LENGTH) {
            throw tokens.unreadable(Kind.LIMIT);
        }
        scalar(Tokens.NUMBER);
    }

    private void scalar(int token) {
        element();
        if (leading == 0 || token == Tokens.NULL) {
            return;
        }
        for (int i = 0; i < led.length; i++) {
            if (led[i] == depth && pointers.get(i).segments().size() == depth) {
                found[i] = wellFormed(tokens.text());
            }
        }
    }

    /** A text with half a surrogate pair cannot be written as UTF-8: stores would make the same of different ones. */
    private String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || ++i == text.length()
                        || !Character.isLowSurrogate(text.charAt(i))) {
                    throw tokens.unreadable(Kind.MALFORMED);
                }
            }
        }
        return text;
    }

    /** Returns whether a segment is this index, written without leading zeros. */
    private static boolean isIndex(String segment, int index) {
        int rest = index;
        int at = segment.length() - 1;
        do {
            if (at < 0 || segment.charAt(at) != '0' + rest % 10) {
                return false;
            }
            rest /= 10;
            at--;
        } while (rest > 0);
        return at < 0;
    }
}
