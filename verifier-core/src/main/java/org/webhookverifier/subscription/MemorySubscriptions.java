package org.webhookverifier.subscription;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps subscriptions in memory: right for one process, and forgotten at a restart. Thread-safe. */
public final class MemorySubscriptions implements SubscriptionStore {
    private final Clock clock;
    private final Map<Target, Subscription> known = new LinkedHashMap<>();

    /** Makes a store in which everything is subscribed to. */
    public MemorySubscriptions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<Subscription> subscriptions() {
        return List.copyOf(known.values());
    }

    @Override
    public synchronized boolean change(Target target, Set<Mode> from, Mode to, String who, String why) {
        Subscription present = known.get(target);
        if (!from.contains(present == null ? Mode.SUBSCRIBED : present.mode())) {
            return false;
        }
        if (to == Mode.SUBSCRIBED) {
            known.remove(target);
        } else {
            known.put(target, new Subscription(target, to, who, why, clock.instant()));
        }
        return true;
    }
}
