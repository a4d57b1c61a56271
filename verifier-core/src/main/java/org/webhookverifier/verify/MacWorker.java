package org.webhookverifier.verify;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import org.webhookverifier.provider.Encoding;

/**
 * A Mac with its key, and what is read from the headers of one request: candidates, timestamp, and the signed texts around the
 * body. Used by one thread at a time.
 *
 * <p>Holds copies and positions only, nothing of the request itself.
 */
final class MacWorker {
    /** The most signatures that one request may offer. */
    static final int MAX_CANDIDATES = 16;

    private static final int USUAL_TEXT = 256;

    private final Mac mac;
    private final int length;
    private byte[] text = new byte[USUAL_TEXT];
    private int textLength;
    private int bodyAt;
    private final byte[][] candidates = new byte[MAX_CANDIDATES][];
    private int candidateCount;
    private int offered;
    private boolean anyWellFormed;
    private boolean tooMany;
    private int timeStart;
    private int timeEnd;
    private long signedAt;

    MacWorker(Mac mac, int length) {
        this.mac = mac;
        this.length = length;
        candidates[0] = new byte[length];
    }

    void begin() {
        textLength = 0;
        bodyAt = 0;
        candidateCount = 0;
        offered = 0;
        anyWellFormed = false;
        tooMany = false;
        timeStart = -1;
        timeEnd = -1;
        signedAt = Long.MIN_VALUE;
    }

    boolean hasRoom() {
        return offered < MAX_CANDIDATES;
    }

    /** Keeps a part of a header as candidate, if it has the right length. */
    void offer(String value, int start, int end, Encoding encoding) {
        if (!hasRoom()) {
            tooMany = true;
            return;
        }
        // A malformed one counts too: how many there are does not depend on what they hold.
        offered++;
        byte[] room = candidates[candidateCount];
        if (room == null) {
            room = new byte[length];
            candidates[candidateCount] = room;
        }
        int decoded = encoding == Encoding.HEX
                ? Signatures.hex(value, start, end, room)
                : Signatures.base64(value, start, end, room, encoding == Encoding.BASE64URL);
        anyWellFormed |= decoded >= 0;
        if (decoded == length) {
            candidateCount++;
        }
    }

    /** Returns whether a candidate was well-formed, were it of the wrong length, and there were not too many. */
    boolean isWellFormed() {
        return anyWellFormed && !tooMany;
    }

    /** Keeps where the timestamp is; one that comes twice is none. */
    void offerTime(int start, int end) {
        timeEnd = timeStart < 0 ? end : -1;
        timeStart = start;
    }

    int timeStart() {
        return timeStart;
    }

    int timeEnd() {
        return timeEnd;
    }

    void signedAt(long millis) {
        signedAt = millis;
    }

    long signedAt() {
        return signedAt;
    }

    /** Puts fixed text into what is signed. */
    void add(byte[] ascii) {
        int start = makeRoom(ascii.length);
        System.arraycopy(ascii, 0, text, start, ascii.length);
    }

    /** Puts a part of a header into what is signed; it has to be ASCII. */
    @SuppressWarnings("deprecation") // the only copy that makes no garbage; ASCII loses nothing by it
    void add(String ascii, int start, int end) {
        int at = makeRoom(end - start);
        ascii.getBytes(start, end, text, at);
    }

    /** Lengthens the text and returns where the new part starts. */
    private int makeRoom(int more) {
        int start = textLength;
        textLength += more;
        if (textLength > text.length) {
            text = Arrays.copyOf(text, 2 * textLength);
        }
        return start;
    }

    /** Says that the body comes here. */
    void addBody() {
        bodyAt = textLength;
    }

    /** Returns the Mac over a body and the texts that a worker has around it. */
    byte[] mac(MacWorker texts, byte[] body) {
        if (texts.bodyAt > 0) {
            mac.update(texts.text, 0, texts.bodyAt);
        }
        mac.update(body, 0, body.length);
        if (texts.bodyAt < texts.textLength) {
            mac.update(texts.text, texts.bodyAt, texts.textLength - texts.bodyAt);
        }
        return mac.doFinal();
    }

    /** Returns the Mac over some bytes. */
    byte[] mac(byte[] bytes) {
        return mac.doFinal(bytes);
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
