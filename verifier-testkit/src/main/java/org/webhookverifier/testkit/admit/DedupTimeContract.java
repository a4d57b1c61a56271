package org.webhookverifier.testkit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.webhookverifier.admit.Claim.Duplicate;
import org.webhookverifier.admit.Claim.InProgress;

/** What a store does that measures time itself, when its clock is set: a database's is set by others. */
interface DedupTimeContract extends DedupFixture {
    Duration HOUR = Duration.ofHours(1);

    @Test
    default void a_clock_set_back_does_not_prolong_a_lease() {
        claimed(KEY);
        advance(HOUR.negated());
        assertThat(claim(KEY)).isEqualTo(new InProgress(LEASE));
        advance(LEASE.minus(tick()));
        assertThat(claim(KEY)).isEqualTo(new InProgress(tick()));
        advance(tick());
        claimed(KEY);
    }

    @Test
    default void a_clock_set_back_during_a_lease_does_not_end_it() {
        long token = token(KEY);
        advance(Duration.ofSeconds(30));
        assertThat(claim(KEY)).isEqualTo(new InProgress(Duration.ofSeconds(30)));
        advance(HOUR.negated());
        assertThat(claim(KEY)).isEqualTo(new InProgress(Duration.ofSeconds(30)));
        assertThat(store().complete(KEY, token, RETENTION)).isTrue();
    }

    @Test
    default void a_clock_set_back_does_not_shorten_retention() {
        completed(KEY);
        advance(HOUR.negated());
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
        advance(RETENTION.minus(tick()));
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
    }

    @Test
    default void a_clock_set_back_and_forth_many_times_does_not_shorten_retention() {
        completed(KEY);
        for (int i = 0; i < 45 * 24; i++) {
            advance(HOUR.negated());
            assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
            advance(HOUR);
            assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
        }
        advance(RETENTION.minus(tick()));
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
    }

    @Test
    default void a_clock_set_back_prolongs_retention_by_no_more_than_that() {
        completed(KEY);
        advance(HOUR.negated());
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
        advance(RETENTION.plus(HOUR));
        claimed(KEY);
    }

    @Test
    default void a_clock_set_forward_keeps_what_is_done_and_lets_a_single_other_claim() {
        long late = token(KEY);
        completed(OTHER);
        advance(HOUR);
        assertThat(claim(OTHER)).isEqualTo(new Duplicate(true));
        long second = token(KEY);
        assertThat(claim(KEY)).isEqualTo(new InProgress(LEASE));
        assertThat(store().complete(KEY, late, RETENTION)).isFalse();
        assertThat(store().complete(KEY, second, RETENTION)).isTrue();
    }

    @Test
    default void what_happens_while_the_clock_is_behind_lasts_as_long_as_usual() {
        completed(OTHER);
        advance(HOUR.negated());
        claimed(KEY);
        advance(LEASE);
        completed(KEY);
        advance(RETENTION.minus(tick()));
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
    }
}
