package org.webhookverifier.decode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;

/**
 * All models and upcasts of an application, and the ways between versions.
 *
 * <p>Every step leads to a newer version, so no way is endless. Immutable and thread-safe.
 */
public final class UpcastGraph {
    private final List<EventModel> models;
    private final List<UpcastStep> steps;

    UpcastGraph(Collection<EventModel> models, Collection<UpcastStep> steps) {
        this.models = List.copyOf(models);
        this.steps = List.copyOf(steps);
    }

    /** Returns how deliveries of a type from a provider are led to a versioned model. */
    public UpcastPlan plan(EventModel model, String provider, String type) {
        var plan = new ArrayList<UpcastPlan.Way>();
        var ways = new UpcastWays(model, type, stepsByVersion(provider, type));
        for (String version : knownVersions(provider, type).headSet(model.version(), false)) {
            plan.add(ways.from(version));
        }
        return new UpcastPlan(model, type, plan);
    }

    private Map<String, UpcastStep> stepsByVersion(String provider, String type) {
        var next = new TreeMap<String, UpcastStep>(VersionOrder.NATURAL);
        for (UpcastStep step : steps) {
            if (step.span().appliesTo(type, provider)) {
                next.putIfAbsent(step.from(), step);
            }
        }
        return next;
    }

    private NavigableSet<String> knownVersions(String provider, String type) {
        var known = new TreeSet<String>(VersionOrder.NATURAL);
        for (EventModel model : models) {
            if (model.isVersioned() && model.covers(type, provider)) {
                known.add(model.version());
            }
        }
        for (UpcastStep step : steps) {
            if (step.span().appliesTo(type, provider)) {
                known.add(step.from());
                known.add(step.to());
            }
        }
        return known;
    }

    /**
     * Adds the steps that are ambiguous or useless.
     *
     * @param wanted the models of the handlers
     */
    public void check(Collection<EventModel> wanted, Problems problems) {
        for (int i = 0; i < steps.size(); i++) {
            UpcastStep step = steps.get(i);
            for (UpcastStep other : steps.subList(i + 1, steps.size())) {
                String type = sharedType(step, other);
                if (type != null && VersionOrder.same(step.from(), other.from())) {
                    problems.add("@Upcast " + step.where() + " and " + other.where() + " both lead type \"" + type
                            + "\" on from version " + step.from() + "; keep one of them");
                }
            }
            if (step.span().types().stream().noneMatch(type -> leadsToModel(step, type, wanted))) {
                problems.add("@Upcast " + step.where() + " leads type \""
                        + String.join("\", \"", step.span().types())
                        + "\" to version " + step.to()
                        + ", but no handler takes a model of that version or a later one;"
                        + " add a handler with such a model or remove the step");
            }
        }
    }

    private static @Nullable String sharedType(UpcastStep step, UpcastStep other) {
        for (String type : step.span().types()) {
            if (step.span().meets(other.span(), type)) {
                return type;
            }
        }
        return null;
    }

    /** Whether a newer model can really be reached is a question of that model's handler, which reports it. */
    private static boolean leadsToModel(UpcastStep step, String type, Collection<EventModel> wanted) {
        for (EventModel model : wanted) {
            if (model.isVersioned()
                    && model.types().contains(type)
                    && step.span().appliesTo(type, model.provider())
                    && VersionOrder.NATURAL.compare(model.version(), step.to()) >= 0) {
                return true;
            }
        }
        return false;
    }
}
