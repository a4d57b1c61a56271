package org.webhookverifier.testkit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.Claim.Claimed;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.event.DeliveryKey;

/** An empty store, the clock that drives it, and the usual first steps. */
interface DedupFixture {
    Duration LEASE = Duration.ofSeconds(60);
    Duration RETENTION = Duration.ofDays(45);
    DeliveryKey KEY = new DeliveryKey("stripe", "", "evt_1");
    DeliveryKey OTHER = new DeliveryKey("stripe", "", "evt_2");

    DedupStore store();

    /** Lets time pass, or sets the clock back. */
    void advance(Duration time);

    /** Returns the shortest time that the store can tell from none. */
    default Duration tick() {
        return Duration.ofNanos(1);
    }

    /** Returns how long the longest test is: a store that takes a while for each call does with less. */
    default int steps() {
        return 100_000;
    }

    default Claim claim(DeliveryKey key) {
        return store().claim(key, 7, LEASE);
    }

    default Claimed claimed(DeliveryKey key) {
        Claim claim = claim(key);
        assertThat(claim).isInstanceOf(Claimed.class);
        return (Claimed) claim;
    }

    default long token(DeliveryKey key) {
        return claimed(key).token();
    }

    default void completed(DeliveryKey key) {
        assertThat(store().complete(key, token(key), RETENTION)).isTrue();
    }
}
