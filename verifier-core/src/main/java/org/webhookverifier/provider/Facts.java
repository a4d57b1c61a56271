package org.webhookverifier.provider;

import java.util.List;

/**
 * Where a provider puts what is worth knowing about a delivery; for each fact the places are tried in their order and the first
 * one that holds something counts.
 *
 * @param id the id of the delivery, the same on every retry
 * @param type the event type
 * @param version the version of the payload
 * @param time when the event happened
 */
public record Facts(List<Ref> id, List<Ref> type, List<Ref> version, List<Ref> time) {
    /** Keeps its own copies of the lists. */
    public Facts {
        id = List.copyOf(id);
        type = List.copyOf(type);
        version = List.copyOf(version);
        time = List.copyOf(time);
    }
}
