package org.webhookverifier.benchmarks;

import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.MemoryDedupStore;
import org.webhookverifier.event.DeliveryKey;

/** De-duplication in memory: a delivery that is new, and one that was done before. */
@State(Scope.Benchmark)
public class AdmitBenchmark {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration RETENTION = Duration.ofDays(4);
    private static final DeliveryKey DONE = new DeliveryKey("stripe", "", "evt_done");

    private MemoryDedupStore store = emptyStore();
    private long ids;

    /** Empties the store, so that it never gets full: a new delivery is admitted by a store that grows. */
    @Setup(Level.Iteration)
    public void empty() {
        store = emptyStore();
        admit(DONE);
    }

    /** The claim of a new delivery and its completion. */
    @Benchmark
    public boolean claimAndComplete() {
        return Proof.ofTrue(admit(new DeliveryKey("stripe", "", "evt_1NG8Du2eZvKYlo2C" + ids++)));
    }

    /** The claim of a delivery that was done before. */
    @Benchmark
    public boolean duplicate() {
        return Proof.ofTrue(store.claim(DONE, 1, LEASE) instanceof Claim.Duplicate);
    }

    private boolean admit(DeliveryKey key) {
        return store.claim(key, 1, LEASE) instanceof Claim.Claimed claimed
                && store.complete(key, claimed.token(), RETENTION);
    }

    private static MemoryDedupStore emptyStore() {
        return MemoryDedupStore.builder()
                .maximumIds(16_000_000)
                .maximumBytes(4L << 30)
                .build();
    }
}
