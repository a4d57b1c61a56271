package org.webhookverifier.testkit.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.HandlerStates;
import org.webhookverifier.inbox.NewEntry;

/** An entry of the store in memory. */
final class MemoryEntry {
    final long id;
    final NewEntry accepted;
    EntryState state;
    long acceptedAt;
    long nextAt;
    long token;
    int attempts;
    int lost;
    private int replays;
    private HandlerStates handlers = HandlerStates.NONE;
    String reason;
    private String error = "";
    private @Nullable Delivery delivery;

    MemoryEntry(long id, NewEntry accepted, long now) {
        this.id = id;
        this.accepted = accepted;
        delivery = accepted.delivery();
        state = accepted.state();
        reason = accepted.reason();
        acceptedAt = now;
        nextAt = now;
    }

    String source() {
        return accepted.delivery().source();
    }

    @Nullable
    Delivery delivery() {
        return delivery;
    }

    void dropBody() {
        delivery = null;
    }

    boolean isDue(long now) {
        return (state == EntryState.RECEIVED || state == EntryState.CLAIMED) && nextAt <= now;
    }

    ClaimedEntry claim(long now, long leaseMillis, @Nullable Long newestDone) {
        lost += state == EntryState.CLAIMED ? 1 : 0;
        state = EntryState.CLAIMED;
        nextAt = now + leaseMillis;
        token++;
        attempts++;
        return new ClaimedEntry(
                id,
                token,
                accepted.delivery(),
                attempts,
                lost,
                handlers,
                acceptedAt,
                now,
                accepted.lane(),
                accepted.position(),
                newestDone);
    }

    boolean isHeldWith(long claimed) {
        return state == EntryState.CLAIMED && token == claimed;
    }

    void complete(Completion completion, long now) {
        handlers = completion.handlers();
        if (completion.next() == EntryState.CLAIMED) {
            return;
        }
        state = completion.next();
        nextAt = now + completion.delay().toMillis();
        attempts -= completion.counts() ? 0 : 1;
        reason = completion.reason();
        error = completion.error().isEmpty() ? error : completion.error();
    }

    boolean replay(long now) {
        if (delivery == null || state == EntryState.RECEIVED || state == EntryState.CLAIMED) {
            return false;
        }
        handlers = state == EntryState.DONE ? HandlerStates.NONE : handlers.finishedOnly();
        state = EntryState.RECEIVED;
        nextAt = now;
        acceptedAt = now;
        attempts = 0;
        lost = 0;
        replays++;
        reason = "";
        return true;
    }

    boolean bury(long now) {
        if (state != EntryState.RECEIVED && state != EntryState.PARKED) {
            return false;
        }
        state = EntryState.DEAD;
        nextAt = now;
        reason = "buried";
        return true;
    }

    void park(String why) {
        state = EntryState.PARKED;
        reason = why;
    }

    /** Ends an entry that is not handled any more; a dead or done one stays as it is. */
    void end(String why, long now) {
        if (state == EntryState.RECEIVED || state == EntryState.PARKED) {
            state = EntryState.DONE;
            nextAt = now;
            reason = why;
        }
    }

    void unpark(long now) {
        state = EntryState.RECEIVED;
        nextAt = now;
        reason = "";
    }

    boolean matches(EntryQuery query) {
        return (query.ids().isEmpty() || query.ids().contains(id))
                && (query.states().isEmpty() || query.states().contains(state))
                && (query.source().isEmpty() || query.source().equals(source()))
                && (query.tenant() == null
                        || query.tenant().equals(accepted.delivery().tenant()))
                && (query.type().isEmpty()
                        || query.type().equals(accepted.delivery().type()))
                && (query.reason().isEmpty() || query.reason().equals(reason))
                && (query.from() == null || acceptedAt >= query.from().toEpochMilli())
                && (query.to() == null || acceptedAt < query.to().toEpochMilli())
                && id > query.afterId();
    }

    EntryInfo info() {
        Delivery known = accepted.delivery();
        return new EntryInfo(
                id,
                known.key(),
                known.provider(),
                known.id(),
                known.type(),
                known.version(),
                known.receivedAt(),
                Instant.ofEpochMilli(acceptedAt),
                state,
                Instant.ofEpochMilli(nextAt),
                attempts,
                lost,
                replays,
                handlers,
                reason,
                error,
                accepted.lane(),
                accepted.position(),
                delivery == null ? -1 : known.bodyLength());
    }
}
