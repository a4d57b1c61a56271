package org.webhookverifier.verify;

import java.security.MessageDigest;
import javax.crypto.Mac;
import org.webhookverifier.provider.Encoding;

/** A Mac with its key, and room for the texts and candidates of one request. Used by one thread at a time. */
final class MacWorker {
    /** The most signatures that one request may offer. */
    static final int MAX_CANDIDATES = 16;

    private static final int MAX_TEXT = 512;

    private final Mac mac;
    private final int length;
    private final byte[] text = new byte[MAX_TEXT];
    private int textLength;
    private final byte[][] candidates = new byte[MAX_CANDIDATES][];
    private int candidateCount;

    MacWorker(Mac mac, int length) {
        this.mac = mac;
        this.length = length;
        candidates[0] = new byte[length];
    }

    void begin() {
        candidateCount = 0;
        textLength = 0;
    }

    boolean hasRoom() {
        return candidateCount < MAX_CANDIDATES;
    }

    /** Keeps a part of a header as candidate. Returns whether it is well-formed; its length may still be wrong. */
    boolean offer(String value, int start, int end, Encoding encoding) {
        byte[] room = candidates[candidateCount];
        if (room == null) {
            room = new byte[length];
            candidates[candidateCount] = room;
        }
        int decoded = encoding == Encoding.HEX
                ? Signatures.hex(value, start, end, room)
                : Signatures.base64(value, start, end, room, encoding == Encoding.BASE64URL);
        if (decoded == length) {
            candidateCount++;
        }
        return decoded >= 0;
    }

    /** Puts ASCII text before the next bytes. */
    @SuppressWarnings(
            "deprecation") // the only copy that makes no garbage; the text is ASCII, so that the high bytes are zero
    void add(String ascii, int start, int end) {
        int at = start;
        while (at < end) {
            if (textLength == MAX_TEXT) {
                flush();
            }
            int stop = Math.min(end, at + MAX_TEXT - textLength);
            ascii.getBytes(at, stop, text, textLength);
            textLength += stop - at;
            at = stop;
        }
    }

    void add(byte[] bytes) {
        flush();
        mac.update(bytes, 0, bytes.length);
    }

    private void flush() {
        if (textLength > 0) {
            mac.update(text, 0, textLength);
            textLength = 0;
        }
    }

    byte[] finish() {
        flush();
        return mac.doFinal();
    }

    /** Returns whether any candidate equals the given bytes, in a time that depends on their number alone. */
    boolean anyEquals(byte[] expected) {
        boolean any = false;
        for (int i = 0; i < candidateCount; i++) {
            any |= MessageDigest.isEqual(expected, candidates[i]);
        }
        return any;
    }
}
