package org.webhookverifier.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A kept connection that sends a request, waits for the answer, and so on: as little of a client as there can be. */
final class Connection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] answer = new byte[4096];

    Connection(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends a request and reads its answer, which has to be 200 without a body. */
    void send(byte[] request) throws IOException {
        out.write(request);
        int length = 0;
        while (!isComplete(length)) {
            int read = length < answer.length ? in.read(answer, length, answer.length - length) : -1;
            if (read < 0) {
                throw new IOException("The answer has no end");
            }
            length += read;
        }
        if (answer[9] != '2' || answer[10] != '0' || answer[11] != '0') {
            throw new IOException("The answer is " + (char) answer[9] + (char) answer[10] + (char) answer[11]);
        }
    }

    private boolean isComplete(int length) {
        return length > 15
                && answer[length - 1] == '\n'
                && answer[length - 2] == '\r'
                && answer[length - 3] == '\n'
                && answer[length - 4] == '\r';
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
