package org.webhookverifier.testkit.admit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.event.DeliveryKey;

/** What a store should answer, written as plainly as possible; tokens are taken from the store. */
final class DedupModel {
    private final int capacity;
    private final Map<DeliveryKey, State> states = new HashMap<>();

    /** Makes a model of a store that holds so many ids and no more. */
    DedupModel(int capacity) {
        this.capacity = capacity;
    }

    /** All that is known of a key; a time that is not after the present means that there is nothing. */
    private static final class State {
        long token;
        boolean open;
        long fingerprint;
        Instant leaseEnd = Instant.MIN;
        Instant longOver = Instant.MIN;
        Instant retentionEnd = Instant.MIN;
        Instant namesEnd = Instant.MIN;
        Set<String> names = Set.of();

        boolean isOwed(Instant now) {
            return leaseEnd.isAfter(now) || retentionEnd.isAfter(now) || namesEnd.isAfter(now);
        }
    }

    /** Returns the answer to a claim; if the key is given, with the token of the store's answer, which must be larger than before. */
    Claim claim(DeliveryKey key, long fingerprint, Duration lease, Instant now, Claim answer) {
        State state = states.computeIfAbsent(key, unknown -> new State());
        if (state.retentionEnd.isAfter(now)) {
            return new Claim.Duplicate(state.fingerprint == fingerprint);
        }
        if (state.leaseEnd.isAfter(now)) {
            return new Claim.InProgress(Duration.between(now, state.leaseEnd));
        }
        long owed = states.values().stream().filter(each -> each.isOwed(now)).count();
        if (!state.isOwed(now) && owed >= capacity) {
            return new Claim.Full();
        }
        state.token = answer instanceof Claim.Claimed claimed && claimed.token() > state.token ? claimed.token() : -1;
        state.open = true;
        state.fingerprint = fingerprint;
        state.leaseEnd = now.plus(lease);
        state.longOver = state.leaseEnd.plus(lease);
        if (!state.namesEnd.isAfter(now)) {
            state.names = Set.of();
        }
        return new Claim.Claimed(state.token, state.names);
    }

    /** Returns whether the claim with the token can be completed or released. */
    boolean holds(DeliveryKey key, long token) {
        State state = states.get(key);
        return state != null && state.open && state.token == token;
    }

    /** Returns whether the store may have forgotten an open claim: it owes nothing, and has no room or waited long enough. */
    boolean mayForget(DeliveryKey key, Instant now) {
        State state = known(key);
        return !state.isOwed(now) && (capacity < Integer.MAX_VALUE || !state.longOver.isAfter(now));
    }

    void complete(DeliveryKey key, Instant retentionEnd) {
        State state = end(key);
        state.retentionEnd = retentionEnd;
    }

    void release(DeliveryKey key, Set<String> names, Instant namesEnd) {
        State state = end(key);
        state.names = names;
        state.namesEnd = names.isEmpty() ? Instant.MIN : namesEnd;
    }

    void forget(DeliveryKey key) {
        end(key);
    }

    private State end(DeliveryKey key) {
        State state = known(key);
        state.open = false;
        state.leaseEnd = Instant.MIN;
        state.namesEnd = Instant.MIN;
        return state;
    }

    private State known(DeliveryKey key) {
        return Objects.requireNonNull(states.get(key));
    }
}
