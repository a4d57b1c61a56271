package org.webhookverifier.dispatch;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.webhookverifier.config.NearestName;
import org.webhookverifier.config.Problems;
import org.webhookverifier.decode.Argument;
import org.webhookverifier.decode.EventModel;
import org.webhookverifier.decode.UpcastGraph;

/** Finds the mistakes of shadows. */
final class ShadowChecks {
    private final Map<String, Handler> handlers = new TreeMap<>();
    private final Map<String, String> sources;
    private final Set<Class<?>> resources;
    private final UpcastGraph graph;
    private final Problems problems;

    /**
     * Takes what shadows are checked against.
     *
     * @param sources the provider's id for each source
     * @param resources what handlers may ask for, and shadows may not
     */
    ShadowChecks(
            List<Handler> handlers,
            Map<String, String> sources,
            Set<Class<?>> resources,
            UpcastGraph graph,
            Problems problems) {
        handlers.forEach(handler -> this.handlers.put(handler.name(), handler));
        this.sources = new TreeMap<>(sources);
        this.resources = resources;
        this.graph = graph;
        this.problems = problems;
    }

    void check(List<Shadow<?, ?>> shadows) {
        var names = new HashSet<String>();
        for (Shadow<?, ?> shadow : shadows) {
            Handler handler = handlers.get(shadow.handler());
            if (handler == null) {
                problems.add("shadow names the handler \"" + shadow.handler() + "\", which does not exist; "
                        + NearestName.suggest(shadow.handler(), handlers.keySet()));
            } else if (!names.add(shadow.handler())) {
                problems.add("There are two shadows of handler \"" + shadow.handler()
                        + "\"; let one comparison tell all differences");
            }
            checkClass(shadow, shadow.older());
            checkClass(shadow, shadow.newer());
            if (handler != null) {
                shadow.arguments().forEach(argument -> checkModel(shadow, argument, handler));
            }
        }
    }

    private void checkClass(Shadow<?, ?> shadow, Class<?> type) {
        Argument argument = Argument.of(type);
        if (resources.contains(type) || type.getName().equals(HandlerMethod.CONNECTION)) {
            problems.add(shadow.where() + " takes a " + type.getName()
                    + ", but a shadow has no effect and so no transaction; let it take a model and compare");
        } else if (argument instanceof Argument.Bound bound && bound.isUnusable()) {
            problems.add(shadow.where() + " takes " + bound.name() + ", which no payload can become; take a class"
                    + " marked with @WebhookEvent, Map, or byte[] for the raw body");
        }
    }

    private void checkModel(Shadow<?, ?> shadow, Argument argument, Handler handler) {
        EventModel model = argument.modelOrNull();
        if (model == null) {
            return;
        }
        List<String> shared = model.types().stream()
                .filter(type -> handler.fallback() || handler.takesType(type))
                .toList();
        if (shared.isEmpty()) {
            problems.add(shadow.where() + " takes " + model.name()
                    + ", which names no event type that the handler takes; take a model of one of its types");
        }
        if (!model.isVersioned()) {
            return;
        }
        Set<String> faults = new LinkedHashSet<>();
        sources.forEach((source, provider) -> {
            if (handler.takesFrom(source, provider)) {
                for (String type : shared) {
                    faults.addAll(graph.plan(model, provider, type)
                            .faults(shadow.where(), handler.selection().versions()));
                }
            }
        });
        faults.forEach(problems::add);
    }
}
