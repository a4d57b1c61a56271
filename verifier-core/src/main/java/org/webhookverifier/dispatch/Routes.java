package org.webhookverifier.dispatch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.filter.Condition;
import org.webhookverifier.filter.Facts;
import org.webhookverifier.filter.Places;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.subscription.Mode;
import org.webhookverifier.subscription.SubscriptionRules;

/**
 * The routes of one source.
 *
 * @param byType the route of each event type that a handler names
 * @param patterns the routes of types that handlers name by patterns only
 * @param fallback the route of what nobody else takes
 * @param versionWhenAbsent the version of deliveries that state none, or empty
 * @param filter what the source lets through
 * @param places where the filters of the source and of its handlers look
 */
record Routes(
        Map<String, Route> byType,
        PatternRoutes patterns,
        Route fallback,
        String versionWhenAbsent,
        Condition filter,
        Places places) {
    private static final Route STOPPED = Route.empty(Interest.FILTERED_BY_SOURCE);
    private static final Route OFF = Route.empty(Interest.UNSUBSCRIBED);

    /** Keeps its own copy. */
    Routes {
        byType = Map.copyOf(byType);
    }

    String version(Delivery delivery) {
        String stated = delivery.version();
        return stated.isEmpty() ? versionWhenAbsent : stated;
    }

    /**
     * Returns the handlers that take a delivery at the moment.
     *
     * @param kept whether it comes from the inbox: one that cannot be read is then left to its handlers, to say so
     * @throws org.webhookverifier.json.UnreadableJsonException if a filter cannot read it, and it has not been kept
     */
    Route route(Delivery delivery, @Nullable Payload payload, SubscriptionRules rules, boolean kept) {
        Route route = route(delivery.type(), version(delivery));
        return route.isEmpty() ? route : restricted(route, delivery, payload, rules, kept);
    }

    /** Returns whether the source lets a delivery through at the moment, whoever handles it. */
    Interest interest(Delivery delivery, @Nullable Payload payload, SubscriptionRules rules) {
        Mode mode = rules.isEmpty() ? Mode.SUBSCRIBED : rules.of(delivery.source(), delivery.type());
        if (mode == Mode.UNSUBSCRIBED) {
            return Interest.UNSUBSCRIBED;
        }
        if (!passage(delivery, payload, false).allows(filter)) {
            return Interest.FILTERED_BY_SOURCE;
        }
        return mode == Mode.PAUSED ? Interest.PAUSED : Interest.WANTED;
    }

    private Route restricted(
            Route route, Delivery delivery, @Nullable Payload payload, SubscriptionRules rules, boolean kept) {
        Mode mode = rules.isEmpty() ? Mode.SUBSCRIBED : rules.of(delivery.source(), delivery.type());
        if (mode == Mode.UNSUBSCRIBED) {
            return OFF;
        }
        Passage passage = passage(delivery, payload, kept);
        if (!passage.allows(filter)) {
            return STOPPED;
        }
        Route passing = route.passing(passage, rules);
        return mode == Mode.PAUSED && !passing.isEmpty() ? passing.paused() : passing;
    }

    private Passage passage(Delivery delivery, @Nullable Payload payload, boolean kept) {
        return new Passage(new Facts(delivery, payload, places), kept);
    }

    /** Returns the handlers that take a type in a version: those that name it or, only if there are none, the fallbacks. */
    private Route route(String type, String version) {
        Route known = byType.get(type);
        Route named = (known == null ? patterns.of(type) : known).ofVersion(version);
        return named.isEmpty() ? fallback.ofVersion(version) : named;
    }
}
