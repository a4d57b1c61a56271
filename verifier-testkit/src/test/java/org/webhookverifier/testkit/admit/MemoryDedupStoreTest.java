package org.webhookverifier.testkit.admit;

import java.time.Duration;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.admit.MemoryDedupStore;
import org.webhookverifier.testkit.SettableClock;

/** The memory store does what every store must do. */
class MemoryDedupStoreTest extends DedupStoreContract implements DedupTimeContract {
    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");

    @Override
    protected DedupStore open() {
        return MemoryDedupStore.builder().clock(clock).build();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }
}
