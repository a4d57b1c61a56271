package org.webhookverifier.dispatch;

import java.util.Map;
import org.webhookverifier.event.Delivery;

/**
 * The routes of one source.
 *
 * @param byType the route of each event type that a handler names
 * @param fallback the route of what nobody else takes
 * @param versionWhenAbsent the version of deliveries that state none, or empty
 */
record Routes(Map<String, Route> byType, Route fallback, String versionWhenAbsent) {
    /** Keeps its own copy. */
    Routes {
        byType = Map.copyOf(byType);
    }

    String version(Delivery delivery) {
        String stated = delivery.version();
        return stated.isEmpty() ? versionWhenAbsent : stated;
    }

    /** Returns the handlers that take a type in a version: those that name it or, only if there are none, the fallbacks. */
    Route route(String type, String version) {
        Route named = byType.getOrDefault(type, Route.NOWHERE).ofVersion(version);
        return named.isEmpty() ? fallback.ofVersion(version) : named;
    }
}
