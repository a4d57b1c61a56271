package org.webhookverifier.dispatch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.webhookverifier.filter.TypePattern;

/**
 * The routes of event types that no handler names, but that patterns of handlers match.
 *
 * <p>A route depends only on which handlers match, so that few routes serve however many types a sender makes up. Thread-safe.
 */
final class PatternRoutes {
    /** More than any application has handlers that match in different ways. */
    private static final int MAX_ROUTES = 1_000;

    private final List<Patterns> handlers;
    private final Function<List<Handler>, Route> make;
    private final ConcurrentMap<BitSet, Route> known = new ConcurrentHashMap<>();

    /** @param make returns the route of some handlers */
    PatternRoutes(List<Handler> handlers, Function<List<Handler>, Route> make) {
        this.handlers = handlers.stream()
                .map(handler -> new Patterns(handler, handler.patterns()))
                .filter(each -> !each.patterns.isEmpty())
                .toList();
        this.make = make;
    }

    /** Returns the route of a type; {@link Route#NOWHERE} if no pattern matches. */
    Route of(String type) {
        if (handlers.isEmpty()) {
            return Route.NOWHERE;
        }
        var matching = new BitSet(handlers.size());
        for (int i = 0; i < handlers.size(); i++) {
            matching.set(i, handlers.get(i).match(type));
        }
        if (matching.isEmpty()) {
            return Route.NOWHERE;
        }
        Route route = known.get(matching);
        if (route == null) {
            route = make.apply(matching(matching));
            if (known.size() < MAX_ROUTES) {
                known.put(matching, route);
            }
        }
        return route;
    }

    private List<Handler> matching(BitSet which) {
        var matching = new ArrayList<Handler>();
        which.stream().forEach(i -> matching.add(handlers.get(i).handler));
        return matching;
    }

    private record Patterns(Handler handler, List<TypePattern> patterns) {
        boolean match(String type) {
            for (TypePattern pattern : patterns) {
                if (pattern.matches(type)) {
                    return true;
                }
            }
            return false;
        }
    }
}
