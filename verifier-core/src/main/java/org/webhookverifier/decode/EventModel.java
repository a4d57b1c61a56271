package org.webhookverifier.decode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.config.Problems;
import org.webhookverifier.event.WebhookEvent;

/**
 * A class marked with {@link WebhookEvent}, and what the mark says.
 *
 * @param shape the class that payloads are bound to
 * @param types the event types
 * @param version the version that the class was written for; empty for a class that takes every version as it comes
 * @param provider the id of the only provider, or empty
 */
public record EventModel(Class<?> shape, List<String> types, String version, String provider) {
    /** Keeps its own copy of the types. */
    public EventModel {
        types = List.copyOf(types);
    }

    /** Returns the model that a class is, or {@code null} if it is not marked. */
    public static @Nullable EventModel of(Class<?> shape) {
        WebhookEvent mark = shape.getDeclaredAnnotation(WebhookEvent.class);
        return mark == null ? null : new EventModel(shape, List.of(mark.type()), mark.version(), mark.provider());
    }

    /** Returns the name of the class, for messages. */
    public String name() {
        return AnnotatedMethods.className(shape);
    }

    /** Returns whether the model reads one version only. */
    public boolean isVersioned() {
        return !version.isEmpty();
    }

    /** Returns whether the model is meant for deliveries of the type from the provider. */
    boolean covers(String type, String fromProvider) {
        return types.contains(type) && (provider.isEmpty() || provider.equals(fromProvider));
    }

    /** Adds what is wrong with the mark itself. */
    void check(Problems problems) {
        if (types.isEmpty()) {
            problems.add(name()
                    + " is marked with @WebhookEvent but names no event type; write type = \"...\" as the provider"
                    + " writes it");
        }
        for (String text : texts()) {
            if (!text.equals(text.strip())) {
                problems.add(name() + " has white space around \"" + text + "\" in its @WebhookEvent; remove it");
            }
        }
    }

    private List<String> texts() {
        var texts = new ArrayList<>(types);
        texts.add(version);
        texts.add(provider);
        return texts;
    }
}
