package org.webhookverifier.decode;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.event.Upcast;

/**
 * Finds models and the upcasts between them: on the objects and classes of the application, and on every model that is met on
 * the way.
 *
 * <p>Not thread-safe.
 */
public final class UpcastScan {
    private final Problems problems;
    private final Map<Class<?>, EventModel> models = new LinkedHashMap<>();
    private final List<UpcastStep> steps = new ArrayList<>();
    private final Set<Method> withoutReceiver = new HashSet<>();

    /** Makes an empty scan that reports to the given collection. */
    public UpcastScan(Problems problems) {
        this.problems = problems;
    }

    /** Adds a model and the static upcasts on it; a class that is not marked is passed over. */
    public void model(@Nullable EventModel model) {
        if (model != null && models.putIfAbsent(model.shape(), model) == null) {
            model.check(problems);
            upcasts(model.shape(), null);
        }
    }

    /**
     * Adds the upcasts of a class.
     *
     * @param receiver the object of that class to call them on, or {@code null} if all of them are static
     * @return whether there are any
     */
    public boolean upcasts(Class<?> owner, @Nullable Object receiver) {
        List<AnnotatedMethods.Found<Upcast>> found = AnnotatedMethods.of(owner, Upcast.class);
        for (var each : found) {
            if ((!each.isStatic() && receiver != null) || withoutReceiver.add(each.method())) {
                add(each, receiver);
            }
        }
        return !found.isEmpty();
    }

    /** Returns the graph of what was found. */
    public UpcastGraph graph() {
        return new UpcastGraph(models.values(), steps);
    }

    /** Returns all models that were met. */
    public Collection<EventModel> models() {
        return List.copyOf(models.values());
    }

    private void add(AnnotatedMethods.Found<Upcast> found, @Nullable Object receiver) {
        UpcastStep step = UpcastMethod.read(found, receiver, problems);
        if (step != null) {
            steps.add(step);
            model(step.takes());
            model(step.gives());
        }
    }
}
