package org.webhookverifier.event;

import java.util.Optional;

/** One run of one handler, as an interceptor sees it. For the thread of the handler, until the interceptor returns. */
public interface HandlerCall {
    /** Returns the stable name of the handler. */
    String handler();

    /** Returns the delivery. */
    Delivery delivery();

    /** Returns what the transaction of the handler has, for example its connection; empty if the handler runs in none. */
    Optional<Resources> resources();

    /**
     * Runs the interceptors that are further in, and the handler.
     *
     * @throws IllegalStateException if it is called a second time, on another thread, or after the interceptor has returned; the
     *     handler does not run then
     * @throws Throwable whatever those throw
     */
    @SuppressWarnings("IllegalThrows") // a handler may throw anything
    void proceed() throws Throwable;
}
