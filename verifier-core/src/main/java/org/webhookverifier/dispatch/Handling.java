package org.webhookverifier.dispatch;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.decode.Decoding;
import org.webhookverifier.event.Delivery;

/**
 * One delivery and the handlers that take it, for callers that run them one by one. What is decoded for one handler is kept for the
 * others.
 *
 * <p>Not thread-safe.
 */
public final class Handling {
    private final Delivery delivery;
    private final Decoding decoding;
    private final Taker[] takers;
    private final Set<String> paused;
    private final Interest interest;

    Handling(Delivery delivery, Decoding decoding, Taker[] takers, Set<String> paused, Interest interest) {
        this.delivery = delivery;
        this.decoding = decoding;
        this.takers = takers;
        this.paused = paused;
        this.interest = interest;
    }

    /** Returns the names of the handlers, in the order in which they run. */
    public List<String> handlers() {
        return Arrays.stream(takers).map(Taker::name).toList();
    }

    /** Returns whether the delivery is wanted at the moment; if not, why. */
    public Interest interest() {
        return interest;
    }

    /** Returns whether a handler has to wait. */
    public boolean isPaused(String handler) {
        return paused.contains(handler);
    }

    /** Returns whether a handler asks for something of the transaction in which it runs. */
    public boolean asksForResources(String handler) {
        return taker(handler).asksForResources();
    }

    /**
     * Runs a handler and returns what it made of the delivery; never throws what the handler or a caller throws.
     *
     * @param caller makes the call, when the payload has been decoded
     */
    public HandlerResult run(String handler, HandlerCaller caller) {
        return taker(handler).run(delivery, decoding, caller);
    }

    private Taker taker(String name) {
        for (Taker taker : takers) {
            if (taker.name().equals(name)) {
                return taker;
            }
        }
        throw new IllegalArgumentException("no handler \"" + name + "\" takes the delivery");
    }
}
