package org.webhookverifier.testkit.coded;

import static org.webhookverifier.testkit.coded.Macs.join;
import static org.webhookverifier.testkit.coded.Macs.utf8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Signs as Moralis does: Keccak-256, written here from its specification, of the body and the secret. */
final class Moralis {
    private static final int RATE = 136;
    private static final int LENGTH = 32;
    private static final int ROUNDS = 24;

    private Moralis() {}

    static void sign(Outgoing request) {
        byte[] hash = keccak(join(request.body(), utf8(request.sender().secret())));
        request.header("x-signature", "0x" + Macs.hex(request.sender().macs().apply(hash)));
    }

    private static byte[] keccak(byte[] text) {
        byte[] padded = Arrays.copyOf(text, (text.length / RATE + 1) * RATE);
        padded[text.length] ^= 1;
        padded[padded.length - 1] ^= (byte) 0x80;
        long[] state = new long[25];
        for (int block = 0; block < padded.length; block += RATE) {
            ByteBuffer words = ByteBuffer.wrap(padded, block, RATE).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < RATE / Long.BYTES; i++) {
                state[i] ^= words.getLong();
            }
            permute(state);
        }
        ByteBuffer hash = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < LENGTH / Long.BYTES; i++) {
            hash.putLong(state[i]);
        }
        return hash.array();
    }

    private static void permute(long[] state) {
        int register = 1;
        for (int round = 0; round < ROUNDS; round++) {
            mix(state);
            turn(state);
            choose(state);
            for (int power = 0; power < 7; power++) {
                if ((register & 1) == 1) {
                    state[0] ^= 1L << ((1 << power) - 1);
                }
                register = register << 1 ^ ((register >> 7) * 0x171);
            }
        }
    }

    private static void mix(long[] state) {
        long[] parity = new long[5];
        for (int i = 0; i < 25; i++) {
            parity[i % 5] ^= state[i];
        }
        for (int i = 0; i < 25; i++) {
            state[i] ^= parity[(i + 4) % 5] ^ Long.rotateLeft(parity[(i + 1) % 5], 1);
        }
    }

    private static void turn(long[] state) {
        int x = 1;
        int y = 0;
        long current = state[1];
        for (int step = 0; step < 24; step++) {
            int next = (2 * x + 3 * y) % 5;
            x = y;
            y = next;
            long replaced = state[x + 5 * y];
            state[x + 5 * y] = Long.rotateLeft(current, (step + 1) * (step + 2) / 2);
            current = replaced;
        }
    }

    private static void choose(long[] state) {
        for (int row = 0; row < 25; row += 5) {
            long[] old = Arrays.copyOfRange(state, row, row + 5);
            for (int x = 0; x < 5; x++) {
                state[row + x] = old[x] ^ (~old[(x + 1) % 5] & old[(x + 2) % 5]);
            }
        }
    }
}
