package org.webhookverifier.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the way from each older version to a model. */
final class UpcastWays {
    private final EventModel model;
    private final String type;
    private final Map<String, UpcastStep> next;

    /** @param next the only step from each version, looked up in natural order */
    UpcastWays(EventModel model, String type, Map<String, UpcastStep> next) {
        this.model = model;
        this.type = type;
        this.next = next;
    }

    /** Returns the way from a version that is older than the model's, with its fault if it does not arrive. */
    UpcastPlan.Way from(String version) {
        var steps = new ArrayList<UpcastStep>();
        String at = version;
        while (VersionOrder.NATURAL.compare(at, model.version()) < 0) {
            UpcastStep step = next.get(at);
            String fault = step == null ? gap(at) : fault(steps, step);
            if (step == null || fault != null) {
                return new UpcastPlan.Way(version, List.of(), fault);
            }
            steps.add(step);
            at = step.to();
        }
        return new UpcastPlan.Way(version, steps, lastFault(steps.get(steps.size() - 1)));
    }

    private String gap(String at) {
        return "no @Upcast leads on from version " + at + "; write one with type = \"" + type + "\", from = \"" + at
                + "\", or name the versions that the handler wants with version = \"...\"";
    }

    private @Nullable String fault(List<UpcastStep> before, UpcastStep step) {
        if (VersionOrder.NATURAL.compare(step.to(), model.version()) > 0) {
            return "@Upcast " + step + " leads past it; let a step end at version " + model.version()
                    + ", or name the versions that the handler wants with version = \"...\"";
        }
        if (before.isEmpty()) {
            return null;
        }
        UpcastStep last = before.get(before.size() - 1);
        EventModel given = last.gives();
        if (given == null || (step.takes() != null && step.takes().shape().isAssignableFrom(given.shape()))) {
            return null;
        }
        return "@Upcast " + last + " returns " + given.name() + ", but the next step " + step.where() + " takes "
                + (step.takes() == null ? "a tree" : step.takes().name()) + "; let one return what the other takes";
    }

    private @Nullable String lastFault(UpcastStep last) {
        EventModel given = last.gives();
        if (given == null || model.shape().isAssignableFrom(given.shape())) {
            return null;
        }
        return "@Upcast " + last + " returns " + given.name() + " instead; let it return " + model.name()
                + " or a Map<String, Object>";
    }
}
