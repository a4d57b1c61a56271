package org.webhookverifier.json;

import java.nio.charset.StandardCharsets;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/**
 * The tokens of one text, one after the other; whatever {@link Json} says is refused is refused on the way.
 *
 * <p>A text has been checked once {@link #END} is reached. Not thread-safe.
 */
final class Tokens {
    static final int END = 0;
    static final int OBJECT = 1;
    static final int OBJECT_END = 2;
    static final int ARRAY = 3;
    static final int ARRAY_END = 4;
    static final int NAME = 5;
    static final int STRING = 6;
    static final int WHOLE_NUMBER = 7;
    static final int NUMBER = 8;
    static final int TRUE = 9;
    static final int FALSE = 10;
    static final int NULL = 11;

    private static final byte[] TRUE_TEXT = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE_TEXT = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL_TEXT = {'n', 'u', 'l', 'l'};

    private final Lexer lexer;
    private final Names names;
    /** For each open container, whether it is an object. */
    private final boolean[] objects = new boolean[Json.MAX_DEPTH];

    private int depth;
    private int start;
    private boolean inObject;
    /** The token that was read last. */
    private int last = -1;

    Tokens(byte[] json) {
        names = new Names(json);
        lexer = new Lexer(json);
    }

    /**
     * Goes to the next token and returns its number.
     *
     * @throws UnreadableJsonException if the text is refused
     */
    int next() {
        int c = lexer.peek();
        last = switch (last) {
            case -1, NAME -> value(c);
            case OBJECT -> c == '}' ? close() : name(c);
            case ARRAY -> c == ']' ? close() : value(c);
            default -> following(c);
        };
        return last;
    }

    /** Goes to the end of the object or array that the last token started, if it started one. */
    void skip() {
        if (last == OBJECT || last == ARRAY) {
            last = rest();
        }
    }

    /** Does what {@link #next} does, again and again, for the rest of the container that was opened last. */
    private int rest() {
        boolean object = inObject;
        int c = lexer.peek();
        int end = object ? '}' : ']';
        if (c == end) {
            return close();
        }
        while (true) {
            if (object) {
                name(c);
                c = lexer.peek();
            }
            int token = value(c);
            if (token == OBJECT || token == ARRAY) {
                rest();
            }
            c = lexer.peek();
            if (c != ',') {
                break;
            }
            lexer.skip();
            c = lexer.peek();
        }
        if (c != end) {
            throw unreadable(Kind.MALFORMED);
        }
        return close();
    }

    /** After a value there is a comma, or the end of what it is in. */
    private int following(int c) {
        if (depth == 0) {
            if (c != Lexer.END) {
                throw unreadable(Kind.MALFORMED);
            }
            return END;
        }
        if (c == ',') {
            lexer.skip();
            int first = lexer.peek();
            return inObject ? name(first) : value(first);
        }
        if (c != (inObject ? '}' : ']')) {
            throw unreadable(Kind.MALFORMED);
        }
        return close();
    }

    private int value(int c) {
        start = lexer.position();
        return switch (c) {
            case '"' -> {
                lexer.string();
                yield STRING;
            }
            case '{' -> open(true);
            case '[' -> open(false);
            case 't' -> literal(TRUE_TEXT, TRUE);
            case 'f' -> literal(FALSE_TEXT, FALSE);
            case 'n' -> literal(NULL_TEXT, NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> lexer.number() ? WHOLE_NUMBER : NUMBER;
            default -> throw unreadable(Kind.MALFORMED);
        };
    }

    private int literal(byte[] text, int token) {
        lexer.literal(text);
        return token;
    }

    private int open(boolean object) {
        if (depth == Json.MAX_DEPTH) {
            throw unreadable(Kind.LIMIT);
        }
        lexer.skip();
        objects[depth++] = object;
        inObject = object;
        if (object) {
            names.open();
        }
        return object ? OBJECT : ARRAY;
    }

    private int close() {
        boolean object = inObject;
        if (object) {
            names.close();
        }
        lexer.skip();
        depth--;
        inObject = depth > 0 && objects[depth - 1];
        return object ? OBJECT_END : ARRAY_END;
    }

    private int name(int c) {
        if (c != '"') {
            throw unreadable(Kind.MALFORMED);
        }
        lexer.string();
        boolean isNew;
        if (lexer.isEscaped()) {
            isNew = names.add(resolved(lexer.text()));
        } else {
            int length = lexer.end() - lexer.start();
            if (length > Json.MAX_NAME_LENGTH && lexer.text().length() > Json.MAX_NAME_LENGTH) {
                throw unreadable(Kind.LIMIT);
            }
            isNew = names.add(lexer.start(), lexer.end());
        }
        if (!isNew) {
            throw unreadable(Kind.DUPLICATE_NAME);
        }
        if (lexer.peek() != ':') {
            throw unreadable(Kind.MALFORMED);
        }
        lexer.skip();
        return NAME;
    }

    private byte[] resolved(String name) {
        if (name.length() > Json.MAX_NAME_LENGTH) {
            throw unreadable(Kind.LIMIT);
        }
        if (!Escapes.isWellFormed(name)) {
            throw unreadable(Kind.MALFORMED);
        }
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns whether the name that this is at has the given UTF-8 bytes. */
    boolean isNamed(byte[] name) {
        return names.isLast(name);
    }

    /** Returns the name or the scalar that this is at as text: a string or name as it is, anything else as written. */
    String text() {
        return lexer.text();
    }

    /** Returns where the value starts that this is at. */
    int start() {
        return start;
    }

    /** Returns where it ends; for an object or array, once it has been skipped. */
    int end() {
        return lexer.position();
    }

    /** Makes the exception for a text that is refused here. */
    UnreadableJsonException unreadable(Kind kind) {
        return lexer.unreadable(kind);
    }
}
