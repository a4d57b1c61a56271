package org.webhookverifier.verify;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the few structures of DER, <a href="https://www.itu.int/rec/T-REC-X.690">X.690</a>, that keys and signatures are made of,
 * in their one canonical form only: whatever could be written in a second way is malformed. Used by one thread.
 */
final class DerReader {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    private final byte[] bytes;
    private int at;
    private final int end;

    DerReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private DerReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    boolean isAtEnd() {
        return at == end;
    }

    /** Returns whether the next element has the given tag. */
    boolean isNext(int tag) {
        return at < end && (bytes[at] & 0xff) == tag;
    }

    /** Returns everything that was not read yet. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, at, end);
    }

    /** Reads an element and returns its content, or {@code null} if the next is not a sound one of that tag. */
    @Nullable
    DerReader take(int tag) {
        if (!isNext(tag)) {
            return null;
        }
        at++;
        int length = length();
        if (length < 0 || length > end - at) {
            return null;
        }
        at += length;
        return new DerReader(bytes, at - length, at);
    }

    /** Reads a positive number, or returns {@code null} if the next element is none in its shortest form. */
    @Nullable
    BigInteger takePositive() {
        DerReader number = take(INTEGER);
        if (number == null || number.isAtEnd() || bytes[number.at] < 0) {
            return null;
        }
        boolean longer = bytes[number.at] == 0 && (number.at + 1 == number.end || bytes[number.at + 1] >= 0);
        return longer ? null : new BigInteger(number.rest());
    }

    /** Reads a string of whole bytes, or returns {@code null} if the next element is none. */
    byte @Nullable [] takeBytes() {
        DerReader bits = take(BIT_STRING);
        if (bits == null || bits.isAtEnd() || bytes[bits.at] != 0) {
            return null;
        }
        bits.at++;
        return bits.rest();
    }

    // Up to 65,535 bytes, in as few as possible; no key or signature is longer.
    private int length() {
        if (at >= end) {
            return -1;
        }
        int first = bytes[at++] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int count = first - 0x80;
        if (count < 1 || count > 2 || end - at < count) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << 8) | (bytes[at++] & 0xff);
        }
        return length < (count == 1 ? 0x80 : 0x100) ? -1 : length;
    }
}
