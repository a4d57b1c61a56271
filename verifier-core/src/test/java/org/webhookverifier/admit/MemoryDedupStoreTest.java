package org.webhookverifier.admit;

import java.time.Clock;

/** The memory store does what every store must do. */
class MemoryDedupStoreTest extends DedupStoreContract {
    @Override
    DedupStore open(Clock ticking) {
        return MemoryDedupStore.builder().clock(ticking).build();
    }
}
