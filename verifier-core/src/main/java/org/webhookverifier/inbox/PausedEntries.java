package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.subscription.LiveRules;
import org.webhookverifier.subscription.SubscriptionRules;

/**
 * Follows what is said about subscriptions, and lets entries be handled that were parked because of a pause that is over.
 *
 * <p>An entry may be parked by a process that does not know yet that the pause is over, so parked ones are let go not only when the
 * change is seen but twice more. Those that are still paused are parked again by the worker that claims them. Thread-safe.
 */
final class PausedEntries {
    private static final Logger LOG = LoggerFactory.getLogger("org.webhookverifier.inbox");
    private static final Duration EVERY = Duration.ofMillis(250);
    /** Behind the time within which every process knows, and behind the time that a commit may take. */
    private static final long[] AGAIN_NANOS = {
        Duration.ofSeconds(2).toNanos(), Duration.ofSeconds(30).toNanos()
    };

    private final InboxStore store;
    private final LiveRules live;
    private final Set<String> sources;
    private final Runnable wake;
    private SubscriptionRules seen = SubscriptionRules.NONE;
    private long changedAt;
    private int releases = AGAIN_NANOS.length;

    PausedEntries(InboxStore store, LiveRules live, Set<String> sources, Runnable wake) {
        this.store = store;
        this.live = live;
        this.sources = Set.copyOf(sources);
        this.wake = wake;
    }

    /** Looks four times a second until the inbox closes. */
    @SuppressWarnings("IllegalCatch") // a store may throw anything, and the next turn tries again
    void follow(CountDownLatch closing) {
        live.followed();
        try {
            do {
                try {
                    look();
                } catch (RuntimeException e) {
                    Complaints.storeFailed(LOG, "read from", e);
                }
            } while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads what is said now. */
    @SuppressWarnings("ReferenceEquality") // rules are made anew when something was said
    synchronized void look() {
        live.refresh();
        if (live.rules() != seen) {
            changed();
        } else if (releases < AGAIN_NANOS.length && System.nanoTime() - changedAt >= AGAIN_NANOS[releases]) {
            releases++;
            release();
        }
    }

    /** Something was said that this process knows already. */
    synchronized void changed() {
        seen = live.rules();
        changedAt = System.nanoTime();
        releases = 0;
        release();
    }

    /** Lets parked entries be handled, or be parked again. */
    void release() {
        if (store.unpark(live.rules().notPausedAsAWhole(sources), Arrival.PAUSED) > 0) {
            wake.run();
        }
    }
}
