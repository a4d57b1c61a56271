package org.webhookverifier.verify;

import java.util.Arrays;

/**
 * Decodes signatures out of header values, strictly and without garbage.
 *
 * <p>Each method returns the number of bytes that the text stands for, or -1 if it is malformed. Of a text that stands for more
 * bytes than there is room, nothing is kept.
 */
final class Signatures {
    private static final byte[] HEX = new byte[256];
    private static final byte[] BASE64 = table('+', '/');
    private static final byte[] BASE64URL = table('-', '_');

    static {
        Arrays.fill(HEX, (byte) -1);
        for (int i = 0; i < 16; i++) {
            HEX["0123456789abcdef".charAt(i)] = (byte) i;
            HEX["0123456789ABCDEF".charAt(i)] = (byte) i;
        }
    }

    private Signatures() {}

    static int hex(String value, int start, int end, byte[] room) {
        int length = end - start;
        int count = length / 2;
        if (length == 0 || (length & 1) != 0) {
            return -1;
        }
        if (count > room.length) {
            return allDigits(HEX, value, start, end) ? count : -1;
        }
        int wrong = 0;
        for (int i = 0; i < count; i++) {
            int high = digit(HEX, value.charAt(start + 2 * i));
            int low = digit(HEX, value.charAt(start + 2 * i + 1));
            wrong |= high | low;
            room[i] = (byte) ((high << 4) | low);
        }
        return wrong < 0 ? -1 : count;
    }

    /** Base64 in its one canonical form: unused bits are zero; padding is complete, or may be left out in the form for URLs. */
    static int base64(String value, int start, int end, byte[] room, boolean url) {
        byte[] table = url ? BASE64URL : BASE64;
        int stop = end;
        while (stop > start && end - stop < 2 && value.charAt(stop - 1) == '=') {
            stop--;
        }
        int length = stop - start;
        int tail = length & 3;
        boolean padded = ((end - start) & 3) == 0;
        if (length == 0 || tail == 1 || (!padded && (!url || end != stop))) {
            return -1;
        }
        int count = length * 3 / 4;
        if (count > room.length) {
            return allDigits(table, value, start, stop) ? count : -1;
        }
        int wrong = 0;
        int to = 0;
        for (int at = start; at < stop - 3; at += 4) {
            int bits = (digit(table, value.charAt(at)) << 18)
                    | (digit(table, value.charAt(at + 1)) << 12)
                    | (digit(table, value.charAt(at + 2)) << 6)
                    | digit(table, value.charAt(at + 3));
            wrong |= bits;
            room[to] = (byte) (bits >> 16);
            room[to + 1] = (byte) (bits >> 8);
            room[to + 2] = (byte) bits;
            to += 3;
        }
        if (tail != 0) {
            int last = tail == 3 ? digit(table, value.charAt(stop - 1)) : 0;
            int bits = (digit(table, value.charAt(stop - tail)) << 18)
                    | (digit(table, value.charAt(stop - tail + 1)) << 12)
                    | (last << 6);
            // Bits that stand for nothing make it negative.
            wrong |= bits | -(bits & (tail == 3 ? 0xff : 0xffff));
            room[to] = (byte) (bits >> 16);
            if (tail == 3) {
                room[to + 1] = (byte) (bits >> 8);
            }
        }
        return wrong < 0 ? -1 : count;
    }

    private static boolean allDigits(byte[] table, String value, int start, int end) {
        int wrong = 0;
        for (int i = start; i < end; i++) {
            wrong |= digit(table, value.charAt(i));
        }
        return wrong >= 0;
    }

    private static int digit(byte[] table, char c) {
        return c < 256 ? table[c] : -1;
    }

    private static byte[] table(char plus, char slash) {
        byte[] table = new byte[256];
        Arrays.fill(table, (byte) -1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + plus + slash;
        for (int i = 0; i < 64; i++) {
            table[digits.charAt(i)] = (byte) i;
        }
        return table;
    }
}
