package org.webhookverifier.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.webhookverifier.admit.Claim.Claimed;
import org.webhookverifier.event.DeliveryKey;

/** A million ids of 40 characters each, in the memory that the estimate promises. */
class MemoryHeapTest {
    private static final int IDS = 1_000_000;

    @Test
    void a_completed_id_takes_at_most_200_bytes() {
        var store = MemoryDedupStore.builder().build();
        long before = used();
        for (int i = 0; i < IDS; i++) {
            DeliveryKey key = key(i);
            Claimed claimed = (Claimed) store.claim(key, i, Duration.ofMinutes(10));
            store.complete(key, claimed.token(), Duration.ofDays(45));
        }
        long bytes = used() - before;
        assertThat(store.ids()).isEqualTo(IDS);
        assertThat(bytes / IDS).isBetween(100L, 200L);
        assertThat(bytes).isLessThan(store.estimatedBytes());
    }

    private static DeliveryKey key(int number) {
        return new DeliveryKey("github", "", "72d3162e-cc78-11e3-81ab-" + (100_000_000_000_000L + number));
    }

    /** Returns the bytes in use once collecting finds nothing more. */
    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            runtime.gc();
            long now = runtime.totalMemory() - runtime.freeMemory();
            if (now > used - 65_536) {
                return Math.min(now, used);
            }
            used = now;
        }
        return used;
    }
}
