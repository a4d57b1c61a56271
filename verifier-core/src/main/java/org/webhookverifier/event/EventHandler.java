package org.webhookverifier.event;

/**
 * Handles an event, as a lambda.
 *
 * @param <T> the model of the event
 */
@FunctionalInterface
public interface EventHandler<T> {
    /**
     * Handles one event. Whatever it throws means that the delivery is not handled and will come again.
     *
     * @throws Exception if the event could not be handled
     */
    void handle(T event, Delivery delivery) throws Exception;
}
