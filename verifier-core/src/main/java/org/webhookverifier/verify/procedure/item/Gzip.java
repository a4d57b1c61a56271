package org.webhookverifier.verify.procedure.item;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses one member in the format of <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>, and nothing behind it.
 *
 * <p>Why not Java's stream for it: that takes any number of members, one level of recursion for each that is empty.
 */
final class Gzip {
    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int FLAG_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private Gzip() {}

    /** Returns whether bytes start like compressed ones. */
    static boolean isGzip(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    /** Returns what the bytes stand for, or {@code null} if they are malformed or stand for more than so many bytes. */
    static byte @Nullable [] decompress(byte[] bytes, int most) {
        int start = start(bytes);
        if (start < 0 || bytes.length - start < TRAILER) {
            return null;
        }
        var inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            byte[] plain = inflate(inflater, most);
            int end = bytes.length - inflater.getRemaining();
            return plain != null && end + TRAILER == bytes.length && isWhole(bytes, end, plain) ? plain : null;
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }

    private static byte @Nullable [] inflate(Inflater inflater, int most) throws DataFormatException {
        byte[] plain = new byte[Math.min(most, 8 * 1024)];
        int length = 0;
        while (!inflater.finished()) {
            if (length == plain.length && length < most) {
                plain = Arrays.copyOf(plain, (int) Math.min(most, 2L * length));
            }
            int count = inflater.inflate(plain, length, plain.length - length);
            length += count;
            if (count == 0
                    && !inflater.finished()
                    && (length == most || inflater.needsInput() || inflater.needsDictionary())) {
                return null;
            }
        }
        return Arrays.copyOf(plain, length);
    }

    private static boolean isWhole(byte[] bytes, int end, byte[] plain) {
        var crc = new CRC32();
        crc.update(plain);
        return word(bytes, end) == crc.getValue() && word(bytes, end + 4) == plain.length;
    }

    private static long word(byte[] bytes, int at) {
        return (bytes[at] & 0xffL)
                | (bytes[at + 1] & 0xffL) << 8
                | (bytes[at + 2] & 0xffL) << 16
                | (bytes[at + 3] & 0xffL) << 24;
    }

    /** Returns where the compressed data start, or a negative number if the header is malformed. */
    private static int start(byte[] bytes) {
        if (bytes.length < HEADER || !isGzip(bytes) || bytes[2] != 8 || (bytes[3] & 0xe0) != 0) {
            return -1;
        }
        int flags = bytes[3];
        int at = HEADER;
        if ((flags & FLAG_EXTRA) != 0) {
            at = bytes.length < at + 2 ? -1 : at + 2 + ((bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8);
        }
        at = (flags & FLAG_NAME) == 0 ? at : afterZero(bytes, at);
        at = (flags & FLAG_COMMENT) == 0 ? at : afterZero(bytes, at);
        at = (flags & FLAG_CRC) == 0 || at < 0 ? at : at + 2;
        return at > bytes.length ? -1 : at;
    }

    private static int afterZero(byte[] bytes, int from) {
        for (int i = from; i >= 0 && i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
