package org.webhookverifier.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The body of a verified request, once more, for blocking and for listening readers. */
final class ReplayedBody extends ServletInputStream {
    private final InputStream bytes;
    private final Supplier<AsyncContext> async;
    private @Nullable ReadListener listener;
    private boolean chainRuns = true;

    ReplayedBody(InputStream bytes, Supplier<AsyncContext> async) {
        this.bytes = bytes;
        this.async = async;
    }

    @Override
    public int read() throws IOException {
        return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return bytes.read(target, offset, length);
    }

    @Override
    public int available() throws IOException {
        return bytes.available();
    }

    @Override
    public boolean isFinished() {
        try {
            return bytes.available() == 0;
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be counted", e);
        }
    }

    // A blocking reader is always told true: Servlet 6.1 asks before it reads into a buffer.
    @Override
    public synchronized boolean isReady() {
        return listener == null || !isFinished();
    }

    /** Takes a listener; like a container's, it is called when the servlet has returned, on a thread of the container. */
    @Override
    public void setReadListener(ReadListener value) {
        AsyncContext context = async.get();
        synchronized (this) {
            if (listener != null) {
                throw new IllegalStateException("A read listener is set already");
            }
            listener = Objects.requireNonNull(value, "The read listener is null");
            if (chainRuns) {
                return;
            }
        }
        context.start(() -> tell(value));
    }

    /** Calls the listener that the servlet has set. */
    void chainReturned() {
        ReadListener set;
        synchronized (this) {
            chainRuns = false;
            set = listener;
        }
        if (set != null) {
            tell(set);
        }
    }

    @SuppressWarnings("IllegalCatch") // what a listener throws is for the listener, as with a container
    private void tell(ReadListener told) {
        try {
            if (!isFinished()) {
                told.onDataAvailable();
            }
            if (isFinished()) {
                told.onAllDataRead();
            }
        } catch (Throwable e) {
            told.onError(e);
        }
    }
}
