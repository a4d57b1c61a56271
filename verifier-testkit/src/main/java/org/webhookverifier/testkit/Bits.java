package org.webhookverifier.testkit;

/** Bits of bytes, counted from the first byte's lowest on. */
final class Bits {
    private Bits() {}

    /** Changes one bit, counted modulo their number, and returns the array. */
    static byte[] flip(byte[] bytes, int bit) {
        int at = Math.floorMod(bit, 8 * bytes.length);
        bytes[at / 8] ^= (byte) (1 << at % 8);
        return bytes;
    }
}
