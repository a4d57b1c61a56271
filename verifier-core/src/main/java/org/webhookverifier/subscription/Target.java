package org.webhookverifier.subscription;

import org.webhookverifier.filter.TypePattern;

/**
 * What is subscribed to, paused or given up: a source, a type of it, or a handler.
 *
 * @param source the name of the source; empty for a handler
 * @param type the event type, of which {@code *} stands for any characters; empty for a source as a whole and for a handler
 * @param handler the name of the handler; empty for a source or a type
 */
public record Target(String source, String type, String handler) {
    /** Checks that it is one of the three. */
    public Target {
        if (source.isEmpty() == handler.isEmpty() || (source.isEmpty() && !type.isEmpty())) {
            throw new IllegalArgumentException(
                    "A target is a source, a type of a source, or a handler: use one of the factories.");
        }
        if (!type.isEmpty()) {
            TypePattern.of(type);
        }
    }

    /** Returns a source with all its types. */
    public static Target source(String name) {
        return new Target(name, "", "");
    }

    /**
     * Returns a type of a source.
     *
     * @param type as the provider writes it; {@code *} stands for any characters, so that {@code invoice.*} is one target
     * @throws IllegalArgumentException if the type is blank or has white space around it
     */
    public static Target type(String source, String type) {
        if (type.isEmpty()) {
            throw new IllegalArgumentException("The type is empty: name one, or take the source as a whole.");
        }
        return new Target(source, type, "");
    }

    /** Returns a handler, whatever it takes. */
    public static Target handler(String name) {
        return new Target("", "", name);
    }

    /** Returns the target in words. */
    @Override
    public String toString() {
        if (!handler.isEmpty()) {
            return "handler " + handler;
        }
        return type.isEmpty() ? "source " + source : "type " + type + " of source " + source;
    }
}
