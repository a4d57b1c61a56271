package org.webhookverifier.dispatch;

import java.util.List;
import org.webhookverifier.decode.VersionOrder;

/**
 * Which deliveries a handler wants.
 *
 * @param sources the names of the sources; empty for every source
 * @param types the event types; empty for those of the model
 * @param versions the versions as delivered, in their natural order; empty for all that lead to the model
 */
public record Selection(List<String> sources, List<String> types, List<String> versions) {
    private static final Selection EVERYTHING = new Selection(List.of(), List.of(), List.of());

    /** Keeps its own copies. */
    public Selection {
        sources = List.copyOf(sources);
        types = List.copyOf(types);
        versions = List.copyOf(versions);
    }

    /** Returns the selection of everything that the model allows. */
    public static Selection everything() {
        return EVERYTHING;
    }

    /** Returns this selection, restricted to the given sources. */
    public Selection sources(String... names) {
        return new Selection(List.of(names), types, versions);
    }

    /** Returns this selection with the given event types. */
    public Selection types(String... names) {
        return new Selection(sources, List.of(names), versions);
    }

    /** Returns this selection, restricted to the given versions. */
    public Selection versions(String... texts) {
        return new Selection(sources, types, List.of(texts));
    }

    boolean wantsVersion(String delivered) {
        for (int i = 0; i < versions.size(); i++) {
            if (VersionOrder.same(versions.get(i), delivered)) {
                return true;
            }
        }
        return versions.isEmpty();
    }

    boolean wantsSource(String name) {
        return sources.isEmpty() || sources.contains(name);
    }
}
