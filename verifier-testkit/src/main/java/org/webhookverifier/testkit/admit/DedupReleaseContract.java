package org.webhookverifier.testkit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.admit.Claim.Claimed;

/** What a store does with a claim that is given back. */
interface DedupReleaseContract extends DedupFixture {
    @Test
    default void a_late_holder_may_release_while_nobody_else_has_claimed() {
        long token = token(KEY);
        advance(LEASE.multipliedBy(2).minus(tick()));
        assertThat(store().release(KEY, token, Set.of("mail"), RETENTION)).isTrue();
        assertThat(claimed(KEY).finished()).containsExactly("mail");
    }

    @Test
    default void a_released_key_can_be_claimed_at_once_and_names_what_has_finished() {
        long first = token(KEY);
        assertThat(store().release(KEY, first, Set.of("mail", "ledger"), RETENTION))
                .isTrue();
        Claimed second = claimed(KEY);
        assertThat(second.finished()).containsExactlyInAnyOrder("mail", "ledger");
        assertThat(second.token()).isGreaterThan(first);
    }

    @Test
    default void a_key_released_with_nothing_finished_can_be_claimed_at_once() {
        long first = token(KEY);
        assertThat(store().release(KEY, first, Set.of(), RETENTION)).isTrue();
        assertThat(claimed(KEY)).satisfies(second -> {
            assertThat(second.finished()).isEmpty();
            assertThat(second.token()).isGreaterThan(first);
        });
    }

    @Test
    default void finished_names_are_forgotten_exactly_at_the_end_of_their_retention() {
        store().release(KEY, token(KEY), Set.of("mail"), RETENTION);
        store().release(OTHER, token(OTHER), Set.of("mail"), RETENTION);
        advance(RETENTION.minus(tick()));
        assertThat(claimed(KEY).finished()).containsExactly("mail");
        advance(tick());
        assertThat(claimed(OTHER).finished()).isEmpty();
    }

    @Test
    default void a_later_release_says_anew_what_has_finished() {
        store().release(KEY, token(KEY), Set.of("mail"), RETENTION);
        store().release(KEY, token(KEY), Set.of("mail", "ledger"), RETENTION);
        assertThat(claimed(KEY).finished()).containsExactlyInAnyOrder("mail", "ledger");
    }

    @Test
    default void finished_names_outlast_a_holder_that_disappears() {
        store().release(KEY, token(KEY), Set.of("mail"), RETENTION);
        claimed(KEY);
        advance(RETENTION.minus(tick()));
        assertThat(claimed(KEY).finished()).containsExactly("mail");
        advance(LEASE);
        assertThat(claimed(KEY).finished()).isEmpty();
    }
}
