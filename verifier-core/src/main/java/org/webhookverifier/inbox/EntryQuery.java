package org.webhookverifier.inbox;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are meant.
 *
 * <pre>{@code
 * EntryQuery.all().states(EntryState.DEAD).source("stripe").from(start).to(end).limit(500)
 * }</pre>
 *
 * @param ids the numbers of the entries; empty for any
 * @param states the states; empty for any
 * @param source the name of the source; empty for any
 * @param tenant the tenant; {@code null} for any
 * @param type the event type; empty for any
 * @param reason the reason; empty for any
 * @param from entries accepted then or later; {@code null} for any time
 * @param to entries accepted before; {@code null} for any time
 * @param afterId entries with a higher number, to go on where another query ended
 * @param limit the most entries; 100 unless set otherwise
 */
public record EntryQuery(
        Set<Long> ids,
        Set<EntryState> states,
        String source,
        @Nullable String tenant,
        String type,
        String reason,
        @Nullable Instant from,
        @Nullable Instant to,
        long afterId,
        int limit) {
    private static final EntryQuery ALL = new EntryQuery(Set.of(), Set.of(), "", null, "", "", null, null, 0, 100);

    /** Keeps its own copies. */
    public EntryQuery {
        ids = Set.copyOf(ids);
        states = Set.copyOf(states);
        if (limit < 1) {
            throw new IllegalArgumentException("A query is for at least one entry, not " + limit + ".");
        }
    }

    /** Returns the query for any entry. */
    public static EntryQuery all() {
        return ALL;
    }

    /** Returns the query for one entry. */
    public static EntryQuery id(long id) {
        return ALL.ids(Set.of(id));
    }

    /** Returns this query for entries with these numbers. */
    public EntryQuery ids(Set<Long> value) {
        return new EntryQuery(value, states, source, tenant, type, reason, from, to, afterId, limit);
    }

    /** Returns this query for entries in these states. */
    public EntryQuery states(EntryState... value) {
        return new EntryQuery(ids, Set.of(value), source, tenant, type, reason, from, to, afterId, limit);
    }

    /** Returns this query for entries of a source. */
    public EntryQuery source(String value) {
        return new EntryQuery(ids, states, value, tenant, type, reason, from, to, afterId, limit);
    }

    /** Returns this query for entries of a tenant. */
    public EntryQuery tenant(String value) {
        return new EntryQuery(ids, states, source, value, type, reason, from, to, afterId, limit);
    }

    /** Returns this query for entries of an event type. */
    public EntryQuery type(String value) {
        return new EntryQuery(ids, states, source, tenant, value, reason, from, to, afterId, limit);
    }

    /** Returns this query for entries with a reason. */
    public EntryQuery reason(String value) {
        return new EntryQuery(ids, states, source, tenant, type, value, from, to, afterId, limit);
    }

    /** Returns this query for entries accepted at a time or later. */
    public EntryQuery from(Instant value) {
        return new EntryQuery(ids, states, source, tenant, type, reason, value, to, afterId, limit);
    }

    /** Returns this query for entries accepted before a time. */
    public EntryQuery to(Instant value) {
        return new EntryQuery(ids, states, source, tenant, type, reason, from, value, afterId, limit);
    }

    /** Returns this query for entries with a higher number. */
    public EntryQuery afterId(long value) {
        return new EntryQuery(ids, states, source, tenant, type, reason, from, to, value, limit);
    }

    /** Returns this query for at most so many entries. */
    public EntryQuery limit(int value) {
        return new EntryQuery(ids, states, source, tenant, type, reason, from, to, afterId, value);
    }
}
