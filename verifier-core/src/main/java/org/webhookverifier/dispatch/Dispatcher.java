package org.webhookverifier.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.json.Json;
import org.webhookverifier.shadow.ShadowReport.Finding;
import org.webhookverifier.subscription.SubscriptionRules;

/**
 * Calls the handlers that take a delivery.
 *
 * <p>Who takes what is settled when the dispatcher is built. Nothing that a sender sends and nothing that a handler throws, not
 * even an error, makes it throw.
 *
 * <p>Thread-safe.
 */
public final class Dispatcher {
    private final Map<String, Routes> bySource;
    private final Set<String> handlers;
    private final Supplier<SubscriptionRules> rules;
    private final Shadows shadows;

    /** @param rules what is paused and unsubscribed from at the moment */
    Dispatcher(Map<String, Routes> bySource, Set<String> handlers, Supplier<SubscriptionRules> rules, Shadows shadows) {
        this.rules = rules;
        this.shadows = shadows;
        this.bySource = Map.copyOf(bySource);
        this.handlers = Set.copyOf(handlers);
    }

    /**
     * Starts a dispatcher.
     *
     * @param sources the provider's id for the name of each source
     * @param json asked once, when the dispatcher is built, and only if a handler wants its payload bound
     */
    public static DispatcherBuilder builder(Map<String, String> sources, Supplier<Json> json) {
        return new DispatcherBuilder(sources, json);
    }

    /** Returns the names of all sources. */
    public Set<String> sources() {
        return bySource.keySet();
    }

    /** Returns the names of all handlers. */
    public Set<String> handlers() {
        return handlers;
    }

    /**
     * Returns whether any handler wants the delivery at the moment, by its type, by filters and by subscriptions.
     *
     * @param payload what filters read from, or {@code null} if the body is nothing that has values
     * @throws IllegalArgumentException if its source is not among those the dispatcher was built for
     * @throws org.webhookverifier.json.UnreadableJsonException if a filter asks for a value and the payload cannot be read
     */
    public Interest interest(Delivery delivery, @Nullable Payload payload) {
        return routes(delivery).route(delivery, payload, rules.get(), false).interest();
    }

    /**
     * Returns whether the source wants the delivery at the moment, by its filter and by subscriptions, whoever handles it.
     *
     * @param payload what filters read from, or {@code null} if the body is nothing that has values
     * @throws IllegalArgumentException if its source is not among those the dispatcher was built for
     * @throws org.webhookverifier.json.UnreadableJsonException if a filter asks for a value and the payload cannot be read
     */
    public Interest interestOfSource(Delivery delivery, @Nullable Payload payload) {
        return routes(delivery).interest(delivery, payload, rules.get());
    }

    /**
     * Runs the handlers that take the delivery, one after the other in the order of their names, all of them even if one fails.
     *
     * @param payload what models are bound to, or {@code null} if the body is nothing that can be bound
     * @param finished the names of the handlers that finished in an earlier attempt and do not run again
     * @return one result for each handler that takes the delivery; none if nobody takes it
     * @throws IllegalArgumentException if its source is not among those the dispatcher was built for
     */
    public List<HandlerResult> dispatch(Delivery delivery, @Nullable Payload payload, Set<String> finished) {
        Routes routes = routes(delivery);
        return routes.route(delivery, payload, rules.get(), false)
                .run(delivery, routes.version(delivery), payload, finished);
    }

    /**
     * Returns the handlers that take a delivery from the inbox, to be run one by one. One that filters cannot read is left to its
     * handlers, to say so.
     *
     * @param payload what models are bound to, or {@code null} if the body is nothing that can be bound
     * @throws IllegalArgumentException if its source is not among those the dispatcher was built for
     */
    public Handling handling(Delivery delivery, @Nullable Payload payload) {
        Routes routes = routes(delivery);
        return routes.route(delivery, payload, rules.get(), true).handling(delivery, routes.version(delivery), payload);
    }

    /**
     * Lets the shadows run of those handlers that have finished a delivery, on a thread of their own, and returns at once. To be
     * called when the delivery has its outcome.
     *
     * @param payload asked for on that thread, if at all
     * @param results what the handlers made of the delivery just now
     */
    public void follow(Delivery delivery, Supplier<@Nullable Payload> payload, List<HandlerResult> results) {
        Routes routes = bySource.get(delivery.source());
        if (routes != null) {
            shadows.follow(delivery, routes.version(delivery), payload, results);
        }
    }

    /** Returns how often each finding of a shadow was made, for each handler that has one. */
    public Map<String, Map<Finding, Long>> shadowCounts() {
        return shadows.counts();
    }

    /** Ends what shadows do, and forgets what waits for them. */
    public void close() {
        shadows.close();
    }

    /** An unknown source must not look like a delivery that nobody wants: that would be answered as success. */
    private Routes routes(Delivery delivery) {
        Routes routes = bySource.get(delivery.source());
        if (routes == null) {
            throw new IllegalArgumentException("source \"" + delivery.source() + "\" is not configured");
        }
        return routes;
    }
}
