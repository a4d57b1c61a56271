package org.webhookverifier.dispatch;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.decode.Argument;
import org.webhookverifier.decode.EventModel;
import org.webhookverifier.decode.EventReader;
import org.webhookverifier.decode.UpcastGraph;
import org.webhookverifier.decode.UpcastPlan;
import org.webhookverifier.json.Json;

/** Prepares who takes what, from handlers without mistakes. */
final class Routing {
    private final List<Handler> handlers;
    private final UpcastGraph graph;
    private final @Nullable Json json;

    /** @param json {@code null} if no handler needs it */
    Routing(List<Handler> handlers, UpcastGraph graph, @Nullable Json json) {
        this.handlers =
                handlers.stream().sorted(Comparator.comparing(Handler::name)).toList();
        this.graph = graph;
        this.json = json;
    }

    /** Returns the routes of a source. */
    Routes routes(String source, String provider, String versionWhenAbsent) {
        var byType = new HashMap<String, List<Handler>>();
        var fallbacks = new ArrayList<Handler>();
        for (Handler handler : handlers) {
            if (!handler.takesFrom(source, provider)) {
                continue;
            }
            if (handler.fallback()) {
                fallbacks.add(handler);
            }
            handler.types().stream()
                    .distinct()
                    .forEach(type -> byType.computeIfAbsent(type, key -> new ArrayList<>())
                            .add(handler));
        }
        var routes = new HashMap<String, Route>();
        byType.forEach((type, takers) -> routes.put(type, route(takers, provider, type)));
        return new Routes(routes, route(fallbacks, provider, ""), versionWhenAbsent);
    }

    private Route route(List<Handler> takers, String provider, String type) {
        var slots = new HashMap<Type, Integer>();
        var route = new ArrayList<Taker>();
        for (Handler handler : takers) {
            EventReader reader = EventReader.of(handler.argument(), plan(handler.argument(), provider, type), json);
            int slot = -1;
            if (reader.isShared() && handler.argument() instanceof Argument.Bound bound) {
                slot = slots.computeIfAbsent(bound.type(), key -> slots.size());
            }
            route.add(new Taker(handler, reader, slot));
        }
        return new Route(route, slots.size());
    }

    private @Nullable UpcastPlan plan(Argument argument, String provider, String type) {
        EventModel model = argument.modelOrNull();
        return model != null && model.isVersioned() ? graph.plan(model, provider, type) : null;
    }
}
