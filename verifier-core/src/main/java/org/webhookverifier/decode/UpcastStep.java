package org.webhookverifier.decode;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step from an older version of a payload to a newer one.
 *
 * @param where class and method, for messages
 * @param takes the model that it takes, or {@code null} for a tree
 * @param gives the model that it returns, or {@code null} for a tree
 * @param call the method, from one object to one object
 */
record UpcastStep(
        String where,
        Span span,
        @Nullable EventModel takes,
        @Nullable EventModel gives,
        MethodHandle call) {
    /**
     * What the step is for.
     *
     * @param provider the id of the only provider, or empty
     */
    record Span(List<String> types, String from, String to, String provider) {
        /** Keeps its own copy of the types. */
        Span {
            types = List.copyOf(types);
        }

        /** Returns whether both may apply to one delivery. */
        boolean meets(Span other, String type) {
            return types.contains(type) && other.appliesTo(type, provider);
        }

        /** Returns whether the step applies to deliveries of a type from a provider; an empty provider stands for any. */
        boolean appliesTo(String type, String fromProvider) {
            return types.contains(type)
                    && (provider.isEmpty() || fromProvider.isEmpty() || provider.equals(fromProvider));
        }
    }

    String from() {
        return span.from();
    }

    String to() {
        return span.to();
    }

    /**
     * Takes the step.
     *
     * @throws UndecodableException if the method throws an exception, or returns nothing or something else than it says
     * @throws InterruptedException if the method was interrupted, which says nothing about the payload
     */
    Object apply(Object older) throws InterruptedException {
        Object newer = call(older);
        Class<?> wanted = gives == null ? Map.class : gives.shape();
        if (newer == null) {
            throw UndecodableException.unreadable("upcast " + this + " returned null");
        }
        if (!wanted.isInstance(newer)) {
            throw UndecodableException.unreadable(
                    "upcast " + this + " returned " + newer.getClass().getName() + " instead of " + wanted.getName());
        }
        return newer;
    }

    /** An error says nothing about the payload either, so it stays what it is. */
    private @Nullable Object call(Object older) throws InterruptedException {
        try {
            return (Object) call.invokeExact(older);
        } catch (InterruptedException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw UndecodableException.unreadable("upcast " + this, e);
        }
    }

    /** Returns the method and its versions. */
    @Override
    public String toString() {
        return where + " from " + from() + " to " + to();
    }
}
