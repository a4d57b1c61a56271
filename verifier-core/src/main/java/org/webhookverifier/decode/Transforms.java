package org.webhookverifier.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhookverifier.config.NearestName;
import org.webhookverifier.config.Problems;
import org.webhookverifier.filter.TypePattern;
import org.webhookverifier.transform.Transform;
import org.webhookverifier.transform.TransformException;

/**
 * The transforms of the deliveries of one source, in the order in which they were given.
 *
 * <p>Immutable and thread-safe.
 */
final class Transforms {
    private final List<Selected> selected;

    /** A transform and the types that it is for, prepared; none if it is for all. */
    private record Selected(Transform transform, List<TypePattern> types) {
        boolean takes(String type, String version) {
            return (types.isEmpty() || types.stream().anyMatch(pattern -> pattern.matches(type)))
                    && (transform.versions().isEmpty()
                            || transform.versions().stream().anyMatch(each -> VersionOrder.same(each, version)));
        }
    }

    private Transforms(List<Selected> selected) {
        this.selected = List.copyOf(selected);
    }

    /** Returns those of the transforms that are for a source; they must have no mistake. */
    static Transforms of(List<Transform> transforms, String source) {
        return new Transforms(transforms.stream()
                .filter(each -> each.sources().isEmpty() || each.sources().contains(source))
                .map(each -> new Selected(
                        each, each.types().stream().map(TypePattern::of).toList()))
                .toList());
    }

    /** Returns those that are for a delivery. */
    List<Transform> of(String type, String version) {
        if (selected.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Transform>(selected.size());
        for (Selected each : selected) {
            if (each.takes(type, version)) {
                found.add(each.transform());
            }
        }
        return found;
    }

    /**
     * Applies transforms, one to what the other gave.
     *
     * @throws UndecodableException if one of them fails
     */
    static Map<?, ?> apply(List<Transform> transforms, Map<?, ?> payload) {
        Map<?, ?> tree = payload;
        for (Transform transform : transforms) {
            try {
                tree = transform.apply(tree);
            } catch (TransformException e) {
                throw UndecodableException.unreadable(e);
            }
        }
        return tree;
    }

    /** Adds what is wrong with transforms, also when they are seen together with the sources. */
    static void check(List<Transform> transforms, Set<String> sources, Problems problems) {
        var names = new LinkedHashMap<String, Integer>();
        for (Transform transform : transforms) {
            names.merge(transform.name(), 1, Integer::sum);
            transform.problems().forEach(problems::add);
            checkSelection(transform, sources, problems);
        }
        names.forEach((name, count) -> {
            if (count > 1) {
                problems.add(count + " transforms have the name \"" + name + "\"; give each a name of its own");
            }
        });
    }

    private static void checkSelection(Transform transform, Set<String> sources, Problems problems) {
        for (String source : transform.sources()) {
            if (!sources.contains(source)) {
                problems.add(transform + " names the source \"" + source + "\", which does not exist; "
                        + NearestName.suggest(source, sources));
            }
        }
        for (String type : transform.types()) {
            if (type.isBlank() || !type.equals(type.strip())) {
                problems.add(transform + " names the type \"" + type
                        + "\", which is blank or has white space around it; write it as the provider does");
            }
        }
        for (String version : transform.versions()) {
            if (version.isBlank() || !version.equals(version.strip())) {
                problems.add(transform + " names the version \"" + version
                        + "\", which is blank or has white space around it; write it as the provider does");
            }
        }
    }
}
