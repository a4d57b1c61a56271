package org.webhookverifier.dispatch;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.decode.Argument;
import org.webhookverifier.decode.EventReader;
import org.webhookverifier.decode.Readers;
import org.webhookverifier.filter.Condition;
import org.webhookverifier.filter.Filter;
import org.webhookverifier.filter.Places;

/** Prepares who takes what, from handlers without mistakes. */
final class Routing {
    private final List<Handler> handlers;
    private final Readers readers;
    private final Map<String, Filter> filters;

    /**
     * Takes what routes are made of.
     *
     * @param filters what the deliveries of some handlers have to meet
     */
    Routing(List<Handler> handlers, Readers readers, Map<String, Filter> filters) {
        this.filters = Map.copyOf(filters);
        this.handlers =
                handlers.stream().sorted(Comparator.comparing(Handler::name)).toList();
        this.readers = readers;
    }

    /**
     * Returns the routes of a source.
     *
     * @param filter what its deliveries have to meet, or {@code null} if they have to meet nothing
     */
    Routes routes(String source, String provider, String versionWhenAbsent, @Nullable Filter filter) {
        List<Handler> taking = handlers.stream()
                .filter(handler -> handler.takesFrom(source, provider))
                .toList();
        var places = new Places();
        Condition ofSource = filter == null ? Condition.ALWAYS : filter.bind(places);
        var conditions = new HashMap<String, Condition>();
        for (Handler handler : taking) {
            Filter own = filters.get(handler.name());
            conditions.put(handler.name(), own == null ? Condition.ALWAYS : own.bind(places));
        }
        var types = new TreeSet<String>();
        taking.forEach(handler -> types.addAll(handler.types()));
        Readers.OfSource own = readers.of(source, provider);
        var byType = new HashMap<String, Route>();
        for (String type : types) {
            List<Handler> takers =
                    taking.stream().filter(handler -> handler.takesType(type)).toList();
            byType.put(type, route(takers, own, type, conditions));
        }
        // Who takes types by pattern has no model, so that the type makes no difference any more.
        var patterns = new PatternRoutes(taking, takers -> route(takers, own, "", conditions));
        List<Handler> fallbacks = taking.stream().filter(Handler::fallback).toList();
        return new Routes(byType, patterns, route(fallbacks, own, "", conditions), versionWhenAbsent, ofSource, places);
    }

    private Route route(List<Handler> takers, Readers.OfSource own, String type, Map<String, Condition> conditions) {
        var slots = new HashMap<Type, Integer>();
        var route = new ArrayList<Taker>();
        for (Handler handler : takers) {
            EventReader reader = own.reader(handler.argument(), type);
            int slot = -1;
            if (reader.isShared() && handler.argument() instanceof Argument.Bound bound) {
                slot = slots.computeIfAbsent(bound.type(), key -> slots.size());
            }
            route.add(new Taker(handler, reader, slot, conditions.getOrDefault(handler.name(), Condition.ALWAYS)));
        }
        return new Route(route, slots.size());
    }
}
