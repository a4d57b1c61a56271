package org.webhookverifier.decode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How each version of an event type is led to one versioned model.
 *
 * <p>A version between two known ones has the shape of the earlier. A version newer than the model is never bound to it.
 *
 * <p>Immutable and thread-safe.
 */
public final class UpcastPlan {
    /**
     * How one known version is led to the model.
     *
     * @param fault why it does not arrive, and the fix; {@code null} if it does
     */
    record Way(
            String version,
            List<UpcastStep> steps,
            @Nullable String fault) {
        /** Keeps its own copy of the steps. */
        Way {
            steps = List.copyOf(steps);
        }
    }

    private final EventModel model;
    private final String type;
    private final List<Way> ways;

    /** @param ways from the known versions older than the model's, the oldest first */
    UpcastPlan(EventModel model, String type, List<Way> ways) {
        this.model = model;
        this.type = type;
        this.ways = List.copyOf(ways);
    }

    /**
     * Returns the steps to take, none if the delivered version is the model's own.
     *
     * @throws UndecodableException if the version is empty, newer than the model, or older than everything that is known
     */
    List<UpcastStep> steps(String delivered) {
        if (delivered.equals(model.version())) {
            return List.of();
        }
        if (delivered.isEmpty()) {
            throw unsupported("the delivery states no version");
        }
        int order = VersionOrder.NATURAL.compare(delivered, model.version());
        if (order == 0) {
            return List.of();
        }
        if (order > 0) {
            throw unsupported("version " + UndecodableException.quote(delivered) + " is newer");
        }
        Way way = floor(delivered);
        if (way == null || way.fault() != null) {
            throw unsupported("no upcast leads there from version " + UndecodableException.quote(delivered));
        }
        return way.steps();
    }

    /**
     * Returns what keeps a handler from taking its deliveries; each is a sentence that says the fix.
     *
     * @param handler how messages name the handler
     * @param wanted the versions that the handler is restricted to, or none
     */
    public Set<String> faults(String handler, List<String> wanted) {
        var faults = new LinkedHashSet<String>();
        for (Way way : wanted.isEmpty() ? ways : waysFrom(wanted)) {
            if (way.fault() != null) {
                faults.add(handler + " takes type \"" + type + "\" as " + model.name() + " of version "
                        + model.version() + ", but " + way.fault());
            }
        }
        return faults;
    }

    private List<Way> waysFrom(List<String> wanted) {
        var found = new ArrayList<Way>();
        for (String version : wanted) {
            int order = VersionOrder.NATURAL.compare(version, model.version());
            Way way = floor(version);
            if (order > 0) {
                found.add(new Way(
                        version,
                        List.of(),
                        "wants version " + version + ", which is newer and is never bound to"
                                + " an older model; let it take a newer model"));
            } else if (order < 0) {
                found.add(
                        way != null
                                ? way
                                : new Way(
                                        version,
                                        List.of(),
                                        "wants version " + version
                                                + ", and nothing leads there from that; write an @Upcast with from = \""
                                                + version + "\""));
            }
        }
        return found;
    }

    private @Nullable Way floor(String version) {
        Way found = null;
        for (Way way : ways) {
            if (VersionOrder.NATURAL.compare(way.version(), version) <= 0) {
                found = way;
            }
        }
        return found;
    }

    private UndecodableException unsupported(String reason) {
        return UndecodableException.unsupportedVersion(model.name() + " of " + UndecodableException.quote(type)
                + " was written for version " + model.version() + "; " + reason);
    }
}
