package org.webhookverifier.inbox;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery at each handler so far; handlers that have not run are not in it.
 *
 * <p>A store keeps it as {@link #text()} and need not understand it. Immutable and thread-safe.
 */
public final class HandlerStates {
    /** No handler has run. */
    public static final HandlerStates NONE = new HandlerStates(Map.of());

    private final Map<String, HandlerState> byName;

    private HandlerStates(Map<String, HandlerState> byName) {
        this.byName = byName;
    }

    /** Returns the state of a handler, or {@code null} if it has not run. */
    public @Nullable HandlerState get(String handler) {
        return byName.get(handler);
    }

    /** Returns the names of all handlers that have run, in the order of the alphabet. */
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /** Returns the names of the handlers in a status. */
    public Set<String> names(HandlerState.Status status) {
        var names = new LinkedHashSet<String>();
        byName.forEach((name, state) -> {
            if (state.status() == status) {
                names.add(name);
            }
        });
        return names;
    }

    /** Returns these states with another one for a handler. */
    public HandlerStates with(String handler, HandlerState state) {
        var changed = new TreeMap<>(byName);
        changed.put(handler, state);
        return new HandlerStates(changed);
    }

    /** Returns only those of handlers that have finished: what a dead letter is replayed with. */
    public HandlerStates finishedOnly() {
        var finished = new TreeMap<>(byName);
        finished.values().removeIf(state -> state.status() != HandlerState.Status.FINISHED);
        return finished.isEmpty() ? NONE : new HandlerStates(finished);
    }

    /** Returns the states as text: a line for each handler. Empty if no handler has run. */
    public String text() {
        var text = new StringBuilder();
        byName.forEach((name, state) -> {
            text.append(state.status().code()).append(' ').append(state.failures());
            text.append(' ').append(state.dueAt()).append(' ').append(name).append('\n');
        });
        return text.toString();
    }

    /**
     * Reads what {@link #text()} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static HandlerStates of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        var states = new TreeMap<String, HandlerState>();
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                read(line, states);
            }
        }
        return new HandlerStates(states);
    }

    private static void read(String line, Map<String, HandlerState> states) {
        String[] parts = line.split(" ", 4);
        if (parts.length < 4 || parts[0].length() != 1) {
            throw new IllegalArgumentException("The states of handlers cannot be read.");
        }
        var status = HandlerState.Status.of(parts[0].charAt(0));
        states.put(parts[3], new HandlerState(status, Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HandlerStates states && byName.equals(states.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    /** Returns the states of all handlers. */
    @Override
    public String toString() {
        return byName.toString();
    }
}
