package org.webhookverifier.testkit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.Claim.Claimed;
import org.webhookverifier.admit.Claim.Duplicate;
import org.webhookverifier.admit.Claim.InProgress;
import org.webhookverifier.event.DeliveryKey;

/** What a store does for many callers at once. */
interface DedupRaceContract extends DedupFixture {
    int THREADS = 64;

    @Test
    default void of_thousands_of_concurrent_claims_exactly_one_is_given() throws Exception {
        List<Claim> claims = Race.run(THREADS, steps() / 10, run -> claim(KEY));
        assertThat(claims).filteredOn(Claimed.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(new InProgress(LEASE)::equals).hasSize(steps() / 10 - 1);
        Claimed winner = (Claimed)
                claims.stream().filter(Claimed.class::isInstance).findAny().orElseThrow();
        assertThat(store().complete(KEY, winner.token(), RETENTION)).isTrue();
        assertThat(Race.run(THREADS, steps() / 10, run -> claim(KEY)))
                .hasSize(steps() / 10)
                .allMatch(new Duplicate(true)::equals);
    }

    @Test
    default void of_the_copies_of_deliveries_that_arrive_together_one_is_handled() throws Exception {
        int copies = 4;
        var handled = new AtomicIntegerArray(steps() / 20);
        Race.run(copies, copies * handled.length(), run -> {
            int delivery = run / copies;
            DeliveryKey key = new DeliveryKey("github", "", "id-" + delivery);
            if (claim(key) instanceof Claimed claimed) {
                handled.incrementAndGet(delivery);
                assertThat(store().complete(key, claimed.token(), RETENTION)).isTrue();
            }
            return delivery;
        });
        for (int delivery = 0; delivery < handled.length(); delivery++) {
            assertThat(handled.get(delivery)).as("delivery %d", delivery).isEqualTo(1);
        }
    }

    @Test
    default void a_key_whose_lease_is_over_is_claimed_by_exactly_one_other() throws Exception {
        for (int round = 0; round < 50; round++) {
            long before = token(KEY);
            advance(LEASE);
            List<Claim> claims = Race.run(8, 64, run -> claim(KEY));
            assertThat(claims)
                    .filteredOn(Claimed.class::isInstance)
                    .singleElement()
                    .satisfies(claim -> assertThat(((Claimed) claim).token()).isGreaterThan(before));
            advance(LEASE);
        }
    }

    @Test
    default void a_late_holder_and_a_new_claim_do_not_both_win() throws Exception {
        for (int round = 0; round < steps() / 200; round++) {
            DeliveryKey key = new DeliveryKey("github", "", "id-" + round);
            long late = token(key);
            advance(LEASE);
            List<Object> both = Race.run(2, 2, run -> run == 0 ? store().complete(key, late, RETENTION) : claim(key));
            assertThat(both.get(1)).isInstanceOf((boolean) both.get(0) ? Duplicate.class : Claimed.class);
        }
    }

    @Test
    default void each_claim_of_a_key_gets_a_larger_token_whatever_the_others_do() throws Exception {
        var newest = new long[1];
        Race.run(4, steps(), run -> {
            if (store().claim(KEY, 7, Duration.ofDays(1)) instanceof Claimed claimed) {
                assertThat(claimed.token()).isGreaterThan(newest[0]);
                newest[0] = claimed.token();
                Set<String> finished = run % 2 == 0 ? Set.of() : Set.of("mail");
                assertThat(store().release(KEY, claimed.token(), finished, RETENTION))
                        .isTrue();
            }
            return run;
        });
        assertThat(newest[0]).isPositive();
    }
}
