package org.webhookverifier.sync;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What would have to be changed at the provider, in the order in which it would be done: what is made and changed comes before what is
 * deleted, so that no event is missed in between. Only GitHub has a second webhook of a URL deleted first, for it takes no event twice.
 *
 * @param place whose registrations these are, for example {@code GitHub repository octo/hello}
 * @param url where the provider should send
 * @param changes what does not agree
 */
public record Plan(String place, String url, List<Change> changes) {
    /** Makes a plan of a copy that cannot be changed. */
    public Plan {
        changes = List.copyOf(changes);
    }

    /** Returns whether everything agrees. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Returns the plan as a diff: {@code +} is made, {@code ~} changed, {@code -} deleted. It holds no secret, nor the query of a URL. */
    @Override
    public String toString() {
        String head = place + " -> " + CallbackUrl.shown(url);
        return changes.isEmpty()
                ? head + "\n= nothing to change"
                : head + "\n" + changes.stream().map(Change::toString).collect(Collectors.joining("\n"));
    }
}
