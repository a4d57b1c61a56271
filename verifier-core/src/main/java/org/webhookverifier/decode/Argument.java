package org.webhookverifier.decode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;

/** What a handler or an upcast wants to be given. */
public sealed interface Argument {
    /** The delivery itself. */
    record Whole() implements Argument {}

    /** A copy of the raw body. */
    record Body() implements Argument {}

    /** The payload as a tree of its own that it may change. */
    record Tree() implements Argument {}

    /**
     * The payload bound to a class.
     *
     * @param model the model, or {@code null} for a class that is not marked as one
     */
    record Bound(Type type, @Nullable EventModel model) implements Argument {
        /** Returns whether no payload can become the type: it is not known, or holds no more than one value. */
        public boolean isUnusable() {
            return TypeVariables.isOpen(type)
                    || type == String.class
                    || (type instanceof Class<?> plain && plain.isPrimitive());
        }

        /** Returns the name of the type, for messages. */
        public String name() {
            return type instanceof Class<?> plain ? AnnotatedMethods.className(plain) : type.getTypeName();
        }
    }

    /** Returns what a parameter of the given type wants. */
    static Argument of(Type type) {
        if (type == Delivery.class) {
            return new Whole();
        }
        if (type == byte[].class) {
            return new Body();
        }
        if (isTree(type)) {
            return new Tree();
        }
        return new Bound(type, modelOf(type));
    }

    private static @Nullable EventModel modelOf(Type type) {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        return raw instanceof Class<?> shape ? EventModel.of(shape) : null;
    }

    /** Returns the model that the argument is bound to, if it is a marked class. */
    default @Nullable EventModel modelOrNull() {
        return this instanceof Bound bound ? bound.model() : null;
    }

    /** Returns whether a JSON library is needed. */
    default boolean needsJson() {
        return this instanceof Bound;
    }

    /** A map with another type of values than {@code Object} is bound, so that its values have that type. */
    private static boolean isTree(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            Type key = generic.getActualTypeArguments()[0];
            Type value = generic.getActualTypeArguments()[1];
            return key == String.class && (value == Object.class || isAnything(value));
        }
        return type == Map.class;
    }

    private static boolean isAnything(Type value) {
        return value instanceof WildcardType wildcard
                && wildcard.getUpperBounds()[0] == Object.class
                && wildcard.getLowerBounds().length == 0;
    }
}
