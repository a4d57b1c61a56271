package org.webhookverifier.decode;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.json.Json;
import org.webhookverifier.transform.Transform;

/**
 * What readers are made of: upcasts, transforms and a JSON library.
 *
 * @param json {@code null} if no handler needs it
 */
public record Readers(
        UpcastGraph graph,
        List<Transform> transforms,
        @Nullable Json json) {
    /** Keeps its own copy of the transforms. */
    public Readers {
        transforms = List.copyOf(transforms);
    }

    /** Adds what is wrong with transforms, also when they are seen together with the sources. */
    public static void check(List<Transform> transforms, Set<String> sources, Problems problems) {
        Transforms.check(transforms, sources, problems);
    }

    /** Returns the readers of a source's deliveries. */
    public OfSource of(String source, String provider) {
        return new OfSource(this, Transforms.of(transforms, source), provider);
    }

    /** The readers of one source's deliveries. */
    public static final class OfSource {
        private final Readers readers;
        private final Transforms transforms;
        private final String provider;

        private OfSource(Readers readers, Transforms transforms, String provider) {
            this.readers = readers;
            this.transforms = transforms;
            this.provider = provider;
        }

        /**
         * Returns a reader.
         *
         * @param type the event type; it makes no difference for an argument without a versioned model
         */
        public EventReader reader(Argument argument, String type) {
            if (argument instanceof Argument.Whole) {
                return new EventReader.OfDelivery();
            }
            if (argument instanceof Argument.Body) {
                return new EventReader.OfBody();
            }
            return argument instanceof Argument.Bound bound
                    ? new EventReader.OfModel(bound, plan(bound, type), readers.json(), transforms)
                    : new EventReader.OfTree(transforms);
        }

        private @Nullable UpcastPlan plan(Argument.Bound bound, String type) {
            EventModel model = bound.model();
            return model != null && model.isVersioned() ? readers.graph().plan(model, provider, type) : null;
        }
    }
}
