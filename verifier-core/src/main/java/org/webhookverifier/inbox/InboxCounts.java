package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many entries there are.
 *
 * @param bySource the number of entries in each state, for each source that has any
 * @param oldestWaiting for how long the oldest entry has waited that is received or claimed; zero if there is none
 */
public record InboxCounts(Map<String, Map<EntryState, Long>> bySource, Duration oldestWaiting) {
    /** Keeps its own copy. */
    public InboxCounts {
        var copy = new TreeMap<String, Map<EntryState, Long>>();
        bySource.forEach((source, counts) -> copy.put(source, Map.copyOf(counts)));
        bySource = copy;
    }

    /** Returns the number of entries in a state, of all sources. */
    public long of(EntryState state) {
        return bySource.values().stream()
                .mapToLong(counts -> counts.getOrDefault(state, 0L))
                .sum();
    }

    /** Returns the number of entries of a source in a state. */
    public long of(String source, EntryState state) {
        return bySource.getOrDefault(source, new EnumMap<>(EntryState.class)).getOrDefault(state, 0L);
    }
}
