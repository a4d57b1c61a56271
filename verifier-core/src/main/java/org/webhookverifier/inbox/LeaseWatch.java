package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the leases of what this node has claimed, and interrupts handlers that take too long. */
final class LeaseWatch {
    private static final Logger LOG = LoggerFactory.getLogger("org.webhookverifier.inbox");

    private final InboxStore store;
    private final Duration lease;
    private final Map<Long, Held> held;

    /** @param held what this node has claimed, by the numbers of the entries */
    LeaseWatch(InboxStore store, Duration lease, Map<Long, Held> held) {
        this.store = store;
        this.lease = lease;
        this.held = held;
    }

    /** Watches as long as told. */
    void run(BooleanSupplier goesOn) {
        long tick = Math.min(TimeUnit.SECONDS.toNanos(1), lease.toNanos() / 3);
        long renewAt = System.nanoTime() + lease.toNanos() / 3;
        while (goesOn.getAsBoolean()) {
            LockSupport.parkNanos(this, tick);
            Thread.interrupted();
            long now = System.nanoTime();
            interruptLate(held.values(), now);
            if (now - renewAt >= 0) {
                renew();
                renewAt = now + lease.toNanos() / 3;
            }
        }
    }

    private static void interruptLate(Collection<Held> all, long now) {
        for (Held each : all) {
            if (each.isStuck(now) && !each.isLost()) {
                each.lose();
                LOG.warn(
                        "A handler of entry {} goes on though it was interrupted: its claim is no longer renewed, and another worker"
                                + " will run it again while this one is busy for ever. Let it end when it is interrupted.",
                        each.entry.id());
            }
        }
    }

    @SuppressWarnings("IllegalCatch") // a store may throw anything, and the next turn tries again
    private void renew() {
        List<ClaimedEntry> mine = new ArrayList<>();
        for (Held each : held.values()) {
            if (!each.isLost()) {
                mine.add(each.entry);
            }
        }
        if (mine.isEmpty()) {
            return;
        }
        try {
            for (Long lost : store.renew(mine, lease)) {
                Held each = held.get(lost);
                if (each != null) {
                    each.lose();
                }
            }
        } catch (RuntimeException | Error e) {
            Complaints.storeFailed(LOG, "renewed in", e);
        }
    }
}
