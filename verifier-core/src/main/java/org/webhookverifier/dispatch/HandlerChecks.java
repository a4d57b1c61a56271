package org.webhookverifier.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.webhookverifier.filter.TypePattern;

/** Finds the mistakes that show only when a handler is seen together with the sources, the models and the other handlers. */
final class HandlerChecks {
    private final Map<String, String> sources;
    private final UpcastGraph graph;
    private final Problems problems;

    /** @param sources the provider's id for each source, or nothing where it is not known */
    HandlerChecks(Map<String, String> sources, UpcastGraph graph, Problems problems) {
        this.sources = new TreeMap<>(sources);
        this.graph = graph;
        this.problems = problems;
    }

    /** Adds the mistakes of all handlers. */
    void check(List<Handler> handlers) {
        checkNames(handlers);
        for (Handler handler : handlers) {
            checkArgument(handler);
            checkTypes(handler);
            checkSources(handler);
            checkVersions(handler);
        }
    }

    private void checkNames(List<Handler> handlers) {
        var places = new LinkedHashMap<String, List<String>>();
        for (Handler handler : handlers) {
            places.computeIfAbsent(handler.name(), name -> new ArrayList<>()).add(handler.where());
            if (handler.name().isBlank()) {
                problems.add(handler.where() + " has a blank name; give it one that never changes");
            } else if (handler.name().chars().anyMatch(Character::isISOControl)) {
                problems.add(handler.where() + " has a control character in its name; take it out");
            }
        }
        places.forEach((name, where) -> {
            if (where.size() > 1) {
                problems.add(where.size() + " handlers have the name \"" + name + "\": " + String.join(", ", where)
                        + "; names are remembered with deliveries, so give each a name = \"...\" of its own");
            }
        });
    }

    private void checkArgument(Handler handler) {
        if (handler.argument() instanceof Argument.Bound bound && bound.isUnusable()) {
            problems.add(
                    handler.where() + " takes " + bound.name() + ", which no payload can become; take a class marked"
                            + " with @WebhookEvent, a Map<String, Object>, or byte[] for the raw body");
        }
    }

    private void checkTypes(Handler handler) {
        EventModel model = handler.argument().modelOrNull();
        List<String> types = handler.selection().types();
        if (handler.fallback()) {
            checkFallback(handler);
            return;
        }
        if (types.isEmpty() && model == null) {
            problems.add(handler.where() + " " + missingType(handler.argument()));
        }
        for (String type : types) {
            if (!type.equals(type.strip())) {
                problems.add(handler.where() + " has white space around the type \"" + type + "\"; remove it");
            } else if (model != null && model.types().stream().noneMatch(TypePattern.of(type)::matches)) {
                problems.add(handler.where() + " takes type \"" + type + "\", which its model " + model.name()
                        + " does not name; add it to the model's @WebhookEvent, or take another model");
            }
        }
    }

    private static String missingType(Argument argument) {
        if (argument instanceof Argument.Bound bound) {
            return "takes " + bound.name() + ", which does not say its event type; mark it with @WebhookEvent,"
                    + " or write type = \"...\" on the handler";
        }
        return "does not say what it takes; write type = \"...\", or fallback = true for all that no other handler takes";
    }

    private void checkFallback(Handler handler) {
        EventModel model = handler.argument().modelOrNull();
        if (!handler.selection().types().isEmpty()) {
            problems.add(handler.where()
                    + " is a fallback and names a type, but a fallback takes what no other handler takes,"
                    + " whatever its type; remove fallback or type");
        }
        if (model != null) {
            problems.add(
                    handler.where() + " is a fallback and takes the model " + model.name() + ", but a fallback gets"
                            + " deliveries of every type; take the Delivery, a Map<String, Object> or byte[], or remove fallback");
        }
    }

    private void checkSources(Handler handler) {
        List<String> names = handler.selection().sources();
        names.stream()
                .filter(name -> !sources.containsKey(name))
                .forEach(name -> problems.add(handler.where() + " names the source \"" + name
                        + "\", which does not exist; " + NearestName.suggest(name, sources.keySet())));
        EventModel model = handler.argument().modelOrNull();
        if (model == null || model.provider().isEmpty()) {
            return;
        }
        // A source whose provider could not be found out has a mistake of its own, and may be the one that is meant.
        if (names.isEmpty() && !sources.containsValue(model.provider()) && !sources.containsValue("")) {
            problems.add(handler.where() + " takes " + model.name() + " of provider \"" + model.provider()
                    + "\", which no source has; " + NearestName.suggest(model.provider(), sources.values()));
        }
        for (String name : names) {
            String provider = sources.get(name);
            if (provider != null && !provider.isEmpty() && !provider.equals(model.provider())) {
                problems.add(handler.where() + " names the source \"" + name + "\" of provider \"" + provider
                        + "\", but its model " + model.name() + " is for provider \"" + model.provider()
                        + "\"; name another source or model");
            }
        }
    }

    private void checkVersions(Handler handler) {
        EventModel model = handler.argument().modelOrNull();
        if (model == null || !model.isVersioned()) {
            return;
        }
        Set<String> faults = new LinkedHashSet<>();
        sources.forEach((source, provider) -> {
            if (handler.takesFrom(source, provider)) {
                for (String type : handler.types()) {
                    faults.addAll(graph.plan(model, provider, type)
                            .faults(handler.where(), handler.selection().versions()));
                }
            }
        });
        faults.forEach(problems::add);
    }
}
