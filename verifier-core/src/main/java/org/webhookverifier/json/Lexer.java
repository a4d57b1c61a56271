package org.webhookverifier.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/**
 * The words of a text: white space, strings, numbers and literals, each checked byte by byte.
 *
 * <p>Outside of strings JSON has ASCII only, so that UTF-8 has to be checked within strings alone. Not thread-safe.
 */
final class Lexer {
    static final int END = -1;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private final byte[] json;
    private int at;
    private int start;
    private int end;
    private boolean escaped;

    Lexer(byte[] json) {
        this.json = json;
        at = start(json);
    }

    /** Returns where a text starts: behind the byte order mark, if there is one. */
    static int start(byte[] json) {
        boolean marked = json.length >= 3 && json[0] == (byte) 0xEF && json[1] == (byte) 0xBB && json[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    /** Goes to the next byte that is no white space and returns it, or {@link #END}. */
    int peek() {
        int i = at;
        return i < json.length && json[i] > ' ' ? json[i] : peekPastSpace();
    }

    private int peekPastSpace() {
        int i = at;
        while (i < json.length && json[i] <= ' ' && isSpace(json[i])) {
            i++;
            while (i <= json.length - 8 && word(json, i) == SPACES) {
                i += 8;
            }
        }
        at = i;
        return i < json.length ? json[i] & 0xFF : END;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Goes past the byte that this is at. */
    void skip() {
        at++;
    }

    /** Returns the index of the byte that is looked at next. */
    int position() {
        return at;
    }

    /** Reads a literal that starts here. */
    void literal(byte[] literal) {
        start = at;
        for (byte b : literal) {
            if (at == json.length || json[at] != b) {
                throw unreadable(Kind.MALFORMED);
            }
            at++;
        }
        end = at;
        escaped = false;
    }

    /** Reads a number that starts here and returns whether it is a whole one, without fraction and exponent. */
    boolean number() {
        start = at;
        escaped = false;
        if (json[at] == '-') {
            at++;
        }
        if (at < json.length && json[at] == '0') {
            at++;
        } else {
            digits();
        }
        boolean whole = true;
        if (at < json.length && json[at] == '.') {
            whole = false;
            at++;
            digits();
        }
        if (at < json.length && (json[at] | 0x20) == 'e') {
            whole = false;
            at++;
            if (at < json.length && (json[at] == '+' || json[at] == '-')) {
                at++;
            }
            digits();
        }
        end = at;
        if (end - start > Json.MAX_NUMBER_LENGTH) {
            throw unreadable(Kind.LIMIT);
        }
        return whole;
    }

    private void digits() {
        int i = at;
        while (i < json.length && json[i] >= '0' && json[i] <= '9') {
            i++;
        }
        boolean none = i == at;
        at = i;
        if (none) {
            throw unreadable(Kind.MALFORMED);
        }
    }

    /** Reads a string whose quote is here. */
    void string() {
        int i = plain(at + 1);
        start = at + 1;
        escaped = false;
        at = i;
        if (i == json.length || json[i] != '"') {
            restOfString();
        }
        end = at++;
    }

    private void restOfString() {
        while (at < json.length && json[at] != '"') {
            if (json[at] < 0) {
                sequences();
            } else if (json[at] == '\\') {
                escaped = true;
                escape();
            } else {
                throw unreadable(Kind.MALFORMED);
            }
            at = plain(at);
        }
        if (at >= json.length) {
            throw unreadable(Kind.MALFORMED);
        }
    }

    /** Returns where the next byte is that is not an ASCII character standing for itself, or the length. */
    private int plain(int from) {
        int i = from;
        while (i <= json.length - 8) {
            long word = word(json, i);
            long quotes = word ^ QUOTES;
            long backslashes = word ^ BACKSLASHES;
            // A byte's high bit gets set where it is below what is taken away, or by the one below it: the lowest is
            // right.
            long found = ((word - SPACES) | (quotes - ONES) | (backslashes - ONES) | word) & HIGH_BITS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            i += 8;
        }
        while (i < json.length && json[i] >= ' ' && json[i] != '"' && json[i] != '\\') {
            i++;
        }
        return i;
    }

    private void sequences() {
        while (at < json.length && json[at] < 0) {
            int length = Utf8.sequence(json, at);
            if (length == 0) {
                throw unreadable(Kind.MALFORMED);
            }
            at += length;
        }
    }

    private void escape() {
        at++;
        int last = at < json.length && json[at] == 'u' ? at + 4 : at;
        if (last >= json.length || (last == at && Escapes.character(json[at]) < 0)) {
            throw unreadable(Kind.MALFORMED);
        }
        while (at < last) {
            at++;
            if (Escapes.digit(json[at]) < 0) {
                throw unreadable(Kind.MALFORMED);
            }
        }
        at++;
    }

    /** Returns where in the text the last word starts, without its quote. */
    int start() {
        return start;
    }

    /** Returns where the last word ends, without its quote. */
    int end() {
        return end;
    }

    /** Returns whether the last word is a string with escapes. */
    boolean isEscaped() {
        return escaped;
    }

    /** Returns the last word, without quotes and escapes. */
    String text() {
        return escaped
                ? Escapes.resolved(json, start, end)
                : new String(json, start, end - start, StandardCharsets.UTF_8);
    }

    /** Makes the exception for a text that is refused here. */
    UnreadableJsonException unreadable(Kind kind) {
        return UnreadableJsonException.at(kind, json, at);
    }

    static long word(byte[] text, int at) {
        return (long) WORDS.get(text, at);
    }
}
