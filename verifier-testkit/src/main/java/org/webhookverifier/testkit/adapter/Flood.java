package org.webhookverifier.testkit.adapter;

import java.io.IOException;
import java.net.URI;
import org.webhookverifier.request.WebhookRequest;

/** Sends a gigabyte where 64 KiB are welcome, and counts how much of it the server takes. */
final class Flood {
    private static final long GIGABYTE = 1L << 30;
    private static final byte[] PIECE = new byte[8 * 1024];

    private Flood() {}

    /**
     * What became of it.
     *
     * @param answer the answer, for which the client waited
     * @param bytesUntilAnswer how many bytes of the body the client had written by then
     * @param bytesAfterwards how many more it could write until the connection broke; those that lie in the kernel count
     */
    record Taken(RawHttp.Response answer, long bytesUntilAnswer, long bytesAfterwards) {}

    /** Declares a gigabyte and waits for the answer before the first byte of it. */
    static Taken declared(URI server, WebhookRequest head) throws IOException {
        try (RawHttp http = RawHttp.openNarrow(server)) {
            http.write(http.head(head, "Content-Length: " + GIGABYTE));
            RawHttp.Response answer = http.read();
            return new Taken(answer, 0, writeOn(http, PIECE));
        }
    }

    /** Declares nothing, and waits for the answer after the first byte that is one too many. */
    static Taken chunked(URI server, WebhookRequest head, int limit) throws IOException {
        try (RawHttp http = RawHttp.openNarrow(server)) {
            http.write(http.head(head, "Transfer-Encoding: chunked"));
            int written = 0;
            while (written <= limit) {
                int length = Math.min(PIECE.length, limit + 1 - written);
                http.write(RawHttp.chunk(PIECE, 0, length));
                written += length;
            }
            RawHttp.Response answer = http.read();
            return new Taken(answer, written, writeOn(http, RawHttp.chunk(PIECE, 0, PIECE.length)));
        }
    }

    private static long writeOn(RawHttp http, byte[] piece) {
        long written = 0;
        try {
            while (written < GIGABYTE) {
                http.write(piece);
                written += PIECE.length;
            }
        } catch (IOException e) {
            // The server has closed the connection, as it should.
        }
        return written;
    }
}
