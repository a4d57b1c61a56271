package org.webhookverifier.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the mistakes of a configuration, so that all of them are reported at once.
 *
 * <p>Not thread-safe.
 */
public final class Problems {
    private final List<String> found = new ArrayList<>();

    /** Makes an empty collection. */
    public Problems() {}

    /** Adds one mistake: a sentence that says what is wrong and what to write instead; once is enough. */
    public void add(String problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /** Adds all mistakes that the given exception reports. */
    public void addAll(WebhookConfigurationException exception) {
        exception.problems().forEach(this::add);
    }

    /** Adds all mistakes of another collection. */
    public void addAll(Problems others) {
        others.found.forEach(this::add);
    }

    /** Returns whether no mistake was added. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Ends the collection.
     *
     * @throws WebhookConfigurationException if any mistake was added
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new WebhookConfigurationException(found);
        }
    }
}
