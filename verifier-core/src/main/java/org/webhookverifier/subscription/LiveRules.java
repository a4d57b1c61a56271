package org.webhookverifier.subscription;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What this process knows of subscriptions, and how old that is; for the receiver.
 *
 * <p>Rules that are older than {@link #MAX_AGE} are not acted on: nothing is dropped because of them, and nothing is handled in spite of
 * what another process may have said meanwhile. Thread-safe.
 */
public final class LiveRules {
    /** How old rules may be at most: a second, within which every process follows a change. */
    public static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final SubscriptionStore store;
    private final boolean shared;
    private final LongSupplier nanos;
    private volatile boolean followed;
    private volatile State state = new State(List.of(), SubscriptionRules.NONE, 0, false);

    private record State(List<Subscription> known, SubscriptionRules rules, long at, boolean read) {}

    private LiveRules(SubscriptionStore store, boolean shared, LongSupplier nanos) {
        this.store = store;
        this.shared = shared;
        this.nanos = nanos;
    }

    /** Follows a store of this process alone. */
    public static LiveRules own(SubscriptionStore store) {
        var rules = new LiveRules(store, false, () -> 0);
        rules.refresh();
        return rules;
    }

    /** Follows a store that other processes may change; somebody has to call {@link #refresh()} now and then. */
    public static LiveRules shared(SubscriptionStore store) {
        return shared(store, System::nanoTime);
    }

    static LiveRules shared(SubscriptionStore store, LongSupplier nanos) {
        return new LiveRules(store, true, nanos);
    }

    SubscriptionStore store() {
        return store;
    }

    /** Returns the rules to take deliveries by: none if they are too old, for then deliveries are kept until somebody knows. */
    @SuppressWarnings("IllegalCatch") // a store may throw anything; who cannot know does not drop anything
    public SubscriptionRules rules() {
        if (!followed && !isCurrent()) {
            try {
                refresh();
            } catch (RuntimeException e) {
                return SubscriptionRules.NONE;
            }
        }
        State known = state;
        return isCurrent(known) ? known.rules : SubscriptionRules.NONE;
    }

    /** Says that somebody reads the store all the time, so that nobody has to do it who asks. */
    public void followed() {
        followed = true;
    }

    /** Returns whether the rules are young enough to handle deliveries by. */
    public boolean isCurrent() {
        return isCurrent(state);
    }

    private boolean isCurrent(State known) {
        return !shared || (known.read && nanos.getAsLong() - known.at <= MAX_AGE.toNanos());
    }

    /**
     * Reads the store.
     *
     * @return whether anything has changed since it was read before
     */
    public synchronized boolean refresh() {
        long before = nanos.getAsLong();
        List<Subscription> read = store.subscriptions();
        State known = state;
        boolean changed = !read.equals(known.known);
        state = new State(read, changed ? new SubscriptionRules(read) : known.rules, before, true);
        return changed;
    }
}
