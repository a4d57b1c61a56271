package org.webhookverifier.event;

import java.time.Duration;

/**
 * What comes after a handler: it may return one of these, or simply a record marked with {@link WebhookEvent}, or an
 * {@code Optional} or a collection of them.
 *
 * <pre>{@code
 * @WebhookHandler
 * List<Object> placed(OrderPlaced order) {
 *     return List.of(
 *             new StockReserved(order.id()),
 *             Next.await("payment", order.paymentIntent())
 *                     .within(Duration.ofHours(24))
 *                     .then(new OrderPaid(order.id()))
 *                     .otherwise(new OrderUnpaid(order.id())));
 * }
 * }</pre>
 *
 * <p>What is returned enters the inbox in one step with the note that the handler has finished, or not at all. A handler that runs again
 * after a crash causes the same again, and it counts once.
 */
public sealed interface Next {
    /**
     * An event for other handlers.
     *
     * @param event a record, or an object of another class, marked with {@link WebhookEvent}
     * @param delay how long it waits before it is handled
     */
    record Emit(Object event, Duration delay) implements Next {
        /** Checks the delay. */
        public Emit {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("An event cannot be handled before it is caused.");
            }
        }
    }

    /**
     * Waits for a signal: one of two events comes of it, never both and never none.
     *
     * @param name what is waited for; of names and values together there can be one at a time
     * @param value which one of them
     * @param within how long, by the clock of the store
     * @param then the event if the signal comes in time, or was there before
     * @param otherwise the event if it does not
     */
    record Await(String name, String value, Duration within, Object then, Object otherwise) implements Next {
        /** Checks the time. */
        public Await {
            if (within.isNegative() || within.isZero()) {
                throw new IllegalArgumentException("Waiting takes time: say within how long the signal has to come.");
            }
        }
    }

    /**
     * A signal that somebody waits for, now or later. A second one of the same name and value says nothing.
     *
     * @param name what has come
     * @param value which one of them
     */
    record Signal(String name, String value) implements Next {}

    /** Returns an event that is handled at once. */
    static Next event(Object event) {
        return new Emit(event, Duration.ZERO);
    }

    /**
     * Returns an event that is handled after a while.
     *
     * @throws IllegalArgumentException if the delay is negative
     */
    static Next event(Object event, Duration delay) {
        return new Emit(event, delay);
    }

    /** Returns a signal. */
    static Next signal(String name, String value) {
        return new Signal(name, value);
    }

    /** Starts to wait for a signal. */
    static Within await(String name, String value) {
        return within -> then -> otherwise -> new Await(name, value, within, then, otherwise);
    }

    /** Says how long. */
    interface Within {
        /** Sets how long is waited. */
        Then within(Duration time);
    }

    /** Says what if the signal comes. */
    interface Then {
        /** Sets the event if the signal comes in time, or was there before. */
        Otherwise then(Object event);
    }

    /** Says what if it does not. */
    interface Otherwise {
        /** Sets the event if the signal does not come in time. */
        Next otherwise(Object event);
    }
}
