package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.List;

/**
 * How a claim ends, or how far it has come. It counts only with the newest token of its entry.
 *
 * @param id the number of the entry
 * @param token the token of the claim
 * @param next the state that the entry gets; {@link EntryState#CLAIMED} leaves the claim as it is, and only remembers the handlers
 * @param delay how long an entry that gets {@link EntryState#RECEIVED} waits; zero otherwise
 * @param handlers what is known of each handler now
 * @param reason why, in one word: {@code stale}, {@code attempts}, {@code unreadable}; empty where there is nothing to explain
 * @param error what went wrong last, as text for people; empty to keep what is there
 * @param counts whether the attempt counts; one that never began does not
 * @param effects what handlers that have finished have caused, in the order in which it is applied
 */
public record Completion(
        long id,
        long token,
        EntryState next,
        Duration delay,
        HandlerStates handlers,
        String reason,
        String error,
        boolean counts,
        List<Effect> effects) {
    /** Keeps its own copy of the effects. */
    public Completion {
        effects = List.copyOf(effects);
    }

    /** Returns the same with what handlers have caused. */
    public Completion causing(List<Effect> caused) {
        return caused.isEmpty()
                ? this
                : new Completion(id, token, next, delay, handlers, reason, error, counts, caused);
    }

    /** Every handler has finished. */
    public static Completion done(ClaimedEntry entry, HandlerStates handlers, String reason) {
        return of(entry, EntryState.DONE, Duration.ZERO, handlers, reason, "");
    }

    /** Some handlers have finished and are remembered at once; the claim goes on. */
    public static Completion progress(ClaimedEntry entry, HandlerStates handlers) {
        return of(entry, EntryState.CLAIMED, Duration.ZERO, handlers, "", "");
    }

    /** It is to be tried again after a while. */
    public static Completion retry(
            ClaimedEntry entry, Duration delay, HandlerStates handlers, String reason, String error) {
        return of(entry, EntryState.RECEIVED, delay, handlers, reason, error);
    }

    /** It is a dead letter. */
    public static Completion dead(ClaimedEntry entry, HandlerStates handlers, String reason, String error) {
        return of(entry, EntryState.DEAD, Duration.ZERO, handlers, reason, error);
    }

    /** Nobody can handle it at present; the attempt does not count. */
    public static Completion parked(ClaimedEntry entry, HandlerStates handlers, String reason, String error) {
        return new Completion(
                entry.id(), entry.token(), EntryState.PARKED, Duration.ZERO, handlers, reason, error, false, List.of());
    }

    /** It was claimed but never begun; somebody else may have it at once, and the attempt does not count. */
    public static Completion givenBack(ClaimedEntry entry) {
        return new Completion(
                entry.id(),
                entry.token(),
                EntryState.RECEIVED,
                Duration.ZERO,
                entry.handlers(),
                "",
                "",
                false,
                List.of());
    }

    /** It was claimed but cannot be begun just now; the attempt does not count. */
    public static Completion later(ClaimedEntry entry, Duration delay) {
        return new Completion(
                entry.id(), entry.token(), EntryState.RECEIVED, delay, entry.handlers(), "", "", false, List.of());
    }

    private static Completion of(
            ClaimedEntry entry, EntryState next, Duration delay, HandlerStates handlers, String reason, String error) {
        return new Completion(entry.id(), entry.token(), next, delay, handlers, reason, error, true, List.of());
    }
}
