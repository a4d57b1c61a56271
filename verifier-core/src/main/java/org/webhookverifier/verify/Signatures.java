package org.webhookverifier.verify;

import java.util.Arrays;

/**
 * Decodes signatures out of header values, strictly and without garbage.
 *
 * <p>Each method returns the number of bytes that the text stands for, or -1 if it is malformed; bytes that find no room are
 * counted but not kept.
 */
final class Signatures {
    private static final byte[] HEX = new byte[128];
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
        if (length == 0 || (length & 1) != 0) {
            return -1;
        }
        int wrong = 0;
        for (int i = 0; i < length; i += 2) {
            int high = digit(HEX, value.charAt(start + i));
            int low = digit(HEX, value.charAt(start + i + 1));
            wrong |= high | low;
            if (i >> 1 < room.length) {
                room[i >> 1] = (byte) (high << 4 | low);
            }
        }
        return wrong < 0 ? -1 : length / 2;
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
        int wrong = 0;
        int bits = 0;
        int count = 0;
        for (int i = 0; i < length; i++) {
            int digit = digit(table, value.charAt(start + i));
            wrong |= digit;
            bits = (bits << 6) | (digit & 63);
            int filled = i & 3;
            if (filled != 0) {
                if (count < room.length) {
                    room[count] = (byte) (bits >> (6 - 2 * filled));
                }
                count++;
            }
        }
        int unused = tail == 2 ? bits & 15 : tail == 3 ? bits & 3 : 0;
        return wrong < 0 || unused != 0 ? -1 : count;
    }

    private static int digit(byte[] table, char c) {
        return c < 128 ? table[c] : -1;
    }

    private static byte[] table(char plus, char slash) {
        byte[] table = new byte[128];
        Arrays.fill(table, (byte) -1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + plus + slash;
        for (int i = 0; i < 64; i++) {
            table[digits.charAt(i)] = (byte) i;
        }
        return table;
    }
}
