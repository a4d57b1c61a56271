package org.webhookverifier.testkit.adapter;

import java.net.URI;

/** A running server with an adapter in it. */
public interface AdapterServer {
    /** Returns where it listens, for example {@code http://127.0.0.1:12345}; a path, if there is one, is that of the application. */
    URI uri();

    /**
     * Stops the server and frees its port.
     *
     * @throws Exception whatever the server throws
     */
    void stop() throws Exception;
}
