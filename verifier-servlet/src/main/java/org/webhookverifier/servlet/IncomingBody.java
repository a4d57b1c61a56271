package org.webhookverifier.servlet;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.request.BodyConsumedException;

/**
 * The body of a request. It is opened when it is first read, because opening it may make a server ask the sender for it, and it
 * notices when somebody else has read it.
 */
final class IncomingBody extends InputStream {
    /** How much of a body that nobody wants a server may still read so that the connection can be kept. */
    private static final int WORTH_READING = 64 * 1024;

    private final HttpServletRequest request;
    private @Nullable ServletInputStream stream;
    private boolean begun;
    private boolean ended;

    IncomingBody(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        return seen(stream().read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return seen(stream().read(bytes, offset, length));
    }

    /** Makes the server close the connection after the answer, rather than read the rest of a body that may be huge. */
    void closeConnectionIfUnread(HttpServletResponse response) {
        boolean mayBeHuge = isChunked() || request.getContentLengthLong() > WORTH_READING;
        if (!ended && mayBeHuge && request.getProtocol().startsWith("HTTP/1.")) {
            response.setHeader("Connection", "close");
        }
    }

    private ServletInputStream stream() throws IOException {
        if (stream == null) {
            stream = open();
        }
        return stream;
    }

    private ServletInputStream open() throws IOException {
        ServletInputStream opened;
        try {
            opened = request.getInputStream();
        } catch (IllegalStateException e) {
            throw new BodyConsumedException("a filter or valve before this one called getReader()");
        }
        if (isChunked() && opened.isFinished()) {
            throw consumed();
        }
        return opened;
    }

    private int seen(int read) throws IOException {
        if (read < 0) {
            ended = true;
            if (!begun && (request.getContentLengthLong() > 0 || parametersAreTaken())) {
                throw consumed();
            }
        }
        begun = true;
        return read;
    }

    private boolean isChunked() {
        return request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null;
    }

    private BodyConsumedException consumed() {
        return new BodyConsumedException(
                parametersAreTaken()
                        ? "a filter or valve before this one called getParameter() or the like"
                        : "a filter or valve before this one read the stream");
    }

    /** Returns whether there are parameters that are not of the query; asks for them only where the body is known to have ended. */
    @SuppressWarnings("IllegalCatch") // servers throw what they like at a query that cannot be decoded
    private boolean parametersAreTaken() {
        if (request.getContentLengthLong() == 0 || !Form.mayHaveParameters(request.getContentType())) {
            return false;
        }
        try {
            int parameters = 0;
            for (String[] values : request.getParameterMap().values()) {
                parameters += values.length;
            }
            return parameters > Form.countPairs(request.getQueryString());
        } catch (RuntimeException e) {
            return false;
        }
    }
}
