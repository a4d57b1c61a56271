package org.webhookverifier.testkit.adapter;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.webhookverifier.request.Headers;
import org.webhookverifier.request.WebhookRequest;

/**
 * A connection to an HTTP/1.1 server that sends exactly what it is told: repeated headers, wrong lengths, halves of requests,
 * chunks.
 *
 * <pre>{@code
 * try (var http = RawHttp.open(server.uri())) {
 *     RawHttp.Response response = http.send(signer.sign(body));
 * }
 * }</pre>
 *
 * <p>It waits 20 seconds for an answer. Not thread-safe.
 */
public final class RawHttp implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int NARROW = 4 * 1024;

    private final URI server;
    private final Socket socket;
    private final InputStream in;

    private RawHttp(URI server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * An answer.
     *
     * @param status the status
     * @param headers the headers
     * @param body the bytes of the body
     */
    public record Response(int status, Headers headers, byte[] body) {
        /** Returns the body as UTF-8 text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * Opens a connection.
     *
     * @throws IOException if the server does not listen
     */
    public static RawHttp open(URI server) throws IOException {
        return open(server, new Socket());
    }

    /** Opens a connection on which little more can be written than the server has taken. */
    static RawHttp openNarrow(URI server) throws IOException {
        var socket = new Socket();
        socket.setSendBufferSize(NARROW);
        return open(server, socket);
    }

    private static RawHttp open(URI server, Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new RawHttp(server, socket);
    }

    /**
     * Sends a request over a connection of its own and returns the answer.
     *
     * @throws IOException if the connection breaks
     */
    public static Response exchange(URI server, WebhookRequest request) throws IOException {
        try (RawHttp http = open(server)) {
            return http.send(request);
        }
    }

    /**
     * Sends a request with {@code Content-Length} and returns the answer, also if it comes before all is sent.
     *
     * @throws IOException if the connection breaks
     */
    public Response send(WebhookRequest request) throws IOException {
        return answerTo(() -> {
            write(head(request, "Content-Length: " + request.body().length));
            write(request.body());
        });
    }

    /**
     * Sends a request in chunks of the given size, without a length, and returns the answer, also if it comes before all is sent.
     *
     * @throws IOException if the connection breaks
     */
    public Response sendChunked(WebhookRequest request, int chunkSize) throws IOException {
        return answerTo(() -> {
            write(head(request, "Transfer-Encoding: chunked"));
            byte[] body = request.body();
            for (int at = 0; at < body.length; at += chunkSize) {
                write(chunk(body, at, Math.min(chunkSize, body.length - at)));
            }
            write(chunk(body, 0, 0));
        });
    }

    /** Returns request line and headers, with further header lines as they are given. */
    public byte[] head(WebhookRequest request, String... lines) {
        var head = new StringBuilder(request.method())
                .append(' ')
                .append(server.getRawPath())
                .append(request.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(server.getRawAuthority())
                .append("\r\n");
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            head.append(headers.name(i)).append(": ").append(headers.value(i)).append("\r\n");
        }
        for (String line : lines) {
            head.append(line).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns a chunk; that of length 0 is the last. */
    public static byte[] chunk(byte[] bytes, int start, int length) {
        var chunk = new ByteArrayOutputStream(length + 16);
        chunk.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.write(bytes, start, length);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunk.toByteArray();
    }

    /**
     * Writes bytes as they are.
     *
     * @throws IOException if the connection breaks
     */
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /**
     * Reads the next answer, also one that is only interim; not one to {@code HEAD}.
     *
     * @throws IOException if the connection breaks or ends before the answer does
     */
    public Response read() throws IOException {
        return ResponseReader.read(in);
    }

    /**
     * Returns whether the server has ended the connection.
     *
     * @throws IOException if the server neither ends it nor sends anything
     */
    public boolean isEnded() throws IOException {
        return in.read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private interface Sending {
        void send() throws IOException;
    }

    private Response answerTo(Sending sending) throws IOException {
        try {
            sending.send();
        } catch (IOException broken) {
            try {
                // A server may refuse what it has only begun to read, and close the connection.
                return read();
            } catch (IOException e) {
                broken.addSuppressed(e);
                throw broken;
            }
        }
        return read();
    }
}
