package org.webhookverifier.request;

import java.io.IOException;

/** Thrown by the stream of an adapter that knows that something in the application has read the body before. */
public final class BodyConsumedException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param cause who read it or how, as far as the adapter can tell, for the log; nothing of the request
     */
    public BodyConsumedException(String cause) {
        super(cause);
    }
}
