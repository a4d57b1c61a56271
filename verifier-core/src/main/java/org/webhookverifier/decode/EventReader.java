package org.webhookverifier.decode;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.json.Json;

/**
 * Reads from a delivery what a handler wants.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface EventReader {
    /** Reads the event; what it throws is told at {@link Decoding#read}. */
    Object read(Decoding decoding) throws InterruptedException;

    /**
     * Returns whether all handlers of the same argument get the same object: so for models, which should be immutable; anything
     * else is made for each handler alone.
     */
    default boolean isShared() {
        return false;
    }

    /** Gives the delivery itself. */
    record OfDelivery() implements EventReader {
        @Override
        public Object read(Decoding decoding) {
            return decoding.delivery();
        }
    }

    /** Gives a copy of the raw body. */
    record OfBody() implements EventReader {
        @Override
        public Object read(Decoding decoding) {
            return decoding.delivery().body();
        }
    }

    /** Gives a tree of its own for each handler. */
    record OfTree(Transforms transforms) implements EventReader {
        @Override
        public Object read(Decoding decoding) {
            return decoding.tree(transforms);
        }
    }

    /** Binds to a class, by way of upcasts where the delivered version is older. */
    final class OfModel implements EventReader {
        private final Argument.Bound bound;
        private final @Nullable UpcastPlan plan;
        private final Json json;
        private final Transforms transforms;

        /** @param plan how other versions are led to the model; {@code null} if it takes every version as it comes */
        OfModel(Argument.Bound bound, @Nullable UpcastPlan plan, @Nullable Json json, Transforms transforms) {
            this.bound = bound;
            this.plan = plan;
            this.json = Objects.requireNonNull(json, "json");
            this.transforms = transforms;
        }

        @Override
        public boolean isShared() {
            return bound.model() != null;
        }

        @Override
        public Object read(Decoding decoding) throws InterruptedException {
            List<UpcastStep> steps = plan == null ? List.of() : plan.steps(decoding.version());
            Object newest = null;
            for (UpcastStep step : steps) {
                newest = step.apply(argument(decoding, newest, step.takes()));
            }
            return bind(decoding, newest, bound.type());
        }

        /** Each step gets a tree that it may change, whatever the step before has kept of its own. */
        private Object argument(Decoding decoding, @Nullable Object older, @Nullable EventModel takes) {
            if (takes != null) {
                return bind(decoding, older, takes.shape());
            }
            return older instanceof Map<?, ?> tree ? Trees.copy(tree) : decoding.tree(transforms);
        }

        private Object bind(Decoding decoding, @Nullable Object older, Type type) {
            if (older == null) {
                return decoding.bind(json, type, transforms);
            }
            return older instanceof Map<?, ?> tree ? json.bind(Trees.copy(tree), type) : older;
        }
    }
}
