package org.webhookverifier.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.webhookverifier.json.UnreadableJsonException.Kind;

/**
 * Checks that bytes are UTF-8 as <a href="https://www.rfc-editor.org/rfc/rfc3629">RFC 3629</a> has it.
 *
 * <p>The JSON libraries do not: they let overlong forms and code points past the last one through, and surrogates where they skip
 * a text. Two readers could then see two different texts in the same signed bytes.
 */
final class Utf8 {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /**
     * Returns where the JSON starts: after the byte order mark, if there is one.
     *
     * @throws UnreadableJsonException if a byte is not part of UTF-8
     */
    static int start(byte[] text) {
        boolean marked = text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        int invalid = firstInvalid(text, start);
        if (invalid >= 0) {
            throw UnreadableJsonException.at(Kind.MALFORMED, text, invalid);
        }
        return start;
    }

    /** Returns the index of the first byte that is not part of a valid sequence, or -1. */
    private static int firstInvalid(byte[] text, int from) {
        int i = from;
        while (i < text.length) {
            if (text[i] >= 0) {
                i = endOfAscii(text, i);
            } else {
                int length = sequence(text, i);
                if (length == 0) {
                    return i;
                }
                i += length;
            }
        }
        return -1;
    }

    private static int endOfAscii(byte[] text, int from) {
        int i = from;
        while (i <= text.length - 32
                && (word(text, i) | word(text, i + 8) | word(text, i + 16) | word(text, i + 24)) == 0) {
            i += 32;
        }
        while (i < text.length && text[i] >= 0) {
            i++;
        }
        return i;
    }

    private static long word(byte[] text, int at) {
        return (long) LONGS.get(text, at) & HIGH_BITS;
    }

    /** Returns the length of the sequence of more than one byte that starts at the index, or 0; table 3-7 of the Unicode Standard. */
    private static int sequence(byte[] text, int at) {
        int lead = text[at] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        if (lead < 0xE0) {
            return continues(text, at + 1, 0x80, 0xBF) ? 2 : 0;
        }
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (!continues(text, at + 1, low, high) || !continues(text, at + 2, 0x80, 0xBF)) {
            return 0;
        }
        if (lead < 0xF0) {
            return 3;
        }
        return continues(text, at + 3, 0x80, 0xBF) ? 4 : 0;
    }

    private static boolean continues(byte[] text, int at, int low, int high) {
        return at < text.length && (text[at] & 0xFF) >= low && (text[at] & 0xFF) <= high;
    }
}
