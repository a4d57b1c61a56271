package org.webhookverifier.testkit.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.webhookverifier.admit.Claim.Claimed;
import org.webhookverifier.admit.Claim.Duplicate;
import org.webhookverifier.admit.Claim.InProgress;
import org.webhookverifier.admit.DedupStore;

/**
 * What every {@link DedupStore} must do, as tests: claims and completion, release, odd keys, many callers, long random histories.
 *
 * <pre>{@code
 * class MyStoreTest extends DedupStoreContract {
 *     @Override
 *     protected DedupStore open() { ... }
 *
 *     @Override
 *     public void advance(Duration time) { ... }
 * }
 * }</pre>
 *
 * <p>No test waits: the clock of the store stands still but for {@code advance}.
 */
public abstract class DedupStoreContract
        implements DedupReleaseContract, DedupKeysContract, DedupRaceContract, DedupHistoryContract {
    private DedupStore store;

    /** For subclasses. */
    protected DedupStoreContract() {}

    /**
     * Opens a store without claims and with room for at least 20,000 ids; called before each test.
     *
     * @throws Exception if it cannot be opened
     */
    protected abstract DedupStore open() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        store = open();
    }

    @Override
    public final DedupStore store() {
        return store;
    }

    @Test
    void an_unknown_key_is_claimed_with_nothing_finished() {
        assertThat(claimed(KEY).finished()).isEmpty();
    }

    @Test
    void a_claimed_key_is_in_progress_for_the_rest_of_its_lease() {
        claimed(KEY);
        assertThat(claim(KEY)).isEqualTo(new InProgress(LEASE));
        advance(Duration.ofSeconds(20));
        assertThat(claim(KEY)).isEqualTo(new InProgress(Duration.ofSeconds(40)));
    }

    @Test
    void a_lease_is_over_exactly_at_its_end() {
        long first = token(KEY);
        advance(LEASE.minus(tick()));
        assertThat(claim(KEY)).isEqualTo(new InProgress(tick()));
        advance(tick());
        assertThat(token(KEY)).isGreaterThan(first);
    }

    @Test
    void a_completed_key_is_a_duplicate_until_exactly_the_end_of_its_retention() {
        completed(KEY);
        advance(RETENTION.minus(tick()));
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
        advance(tick());
        assertThat(claimed(KEY).finished()).isEmpty();
    }

    @Test
    void retention_starts_when_the_claim_is_completed() {
        long token = token(KEY);
        advance(Duration.ofSeconds(50));
        assertThat(store.complete(KEY, token, RETENTION)).isTrue();
        advance(RETENTION.minus(tick()));
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
    }

    @Test
    void a_retention_shorter_than_the_lease_counts_all_the_same() {
        assertThat(store.complete(KEY, token(KEY), Duration.ofSeconds(2))).isTrue();
        advance(Duration.ofSeconds(2).minus(tick()));
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
        advance(tick());
        claimed(KEY);
    }

    @Test
    void another_content_under_a_completed_key_is_a_conflict() {
        completed(KEY);
        assertThat(store.claim(KEY, 8, LEASE)).isEqualTo(new Duplicate(false));
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
    }

    @Test
    void the_content_of_the_claim_that_was_completed_counts() {
        claimed(KEY);
        advance(LEASE);
        Claimed second = (Claimed) store.claim(KEY, 8, LEASE);
        store.complete(KEY, second.token(), RETENTION);
        assertThat(store.claim(KEY, 8, LEASE)).isEqualTo(new Duplicate(true));
        assertThat(claim(KEY)).isEqualTo(new Duplicate(false));
    }

    @Test
    void a_holder_whose_key_was_claimed_by_another_can_do_nothing() {
        long first = token(KEY);
        advance(LEASE);
        long second = token(KEY);
        assertThat(store.complete(KEY, first, RETENTION)).isFalse();
        assertThat(store.release(KEY, first, Set.of("mail"), RETENTION)).isFalse();
        assertThat(claim(KEY)).isEqualTo(new InProgress(LEASE));
        assertThat(store.complete(KEY, second, RETENTION)).isTrue();
    }

    @Test
    void a_late_holder_may_complete_while_nobody_else_has_claimed() {
        long token = token(KEY);
        advance(LEASE.multipliedBy(2).minus(tick()));
        assertThat(store.complete(KEY, token, RETENTION)).isTrue();
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
    }

    @Test
    void a_claim_ends_once() {
        long released = token(KEY);
        store.release(KEY, released, Set.of("mail"), RETENTION);
        assertThat(store.complete(KEY, released, RETENTION)).isFalse();
        assertThat(store.release(KEY, released, Set.of(), RETENTION)).isFalse();
        long completed = token(KEY);
        store.complete(KEY, completed, RETENTION);
        assertThat(store.complete(KEY, completed, RETENTION.multipliedBy(2))).isFalse();
        assertThat(store.release(KEY, completed, Set.of(), RETENTION)).isFalse();
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
    }

    @Test
    void a_token_that_was_not_given_out_does_nothing() {
        assertThat(store.complete(KEY, 1, RETENTION)).isFalse();
        assertThat(store.release(KEY, 1, Set.of("mail"), RETENTION)).isFalse();
        long token = token(KEY);
        assertThat(store.complete(KEY, token + 1, RETENTION)).isFalse();
        assertThat(store.release(KEY, token + 1, Set.of("mail"), RETENTION)).isFalse();
        assertThat(claim(KEY)).isEqualTo(new InProgress(LEASE));
    }

    @Test
    void a_token_is_not_used_again_once_the_key_is_forgotten() {
        long first = token(KEY);
        store.complete(KEY, first, RETENTION);
        advance(RETENTION.multipliedBy(2));
        long second = token(KEY);
        assertThat(second).isGreaterThan(first);
        assertThat(store.complete(KEY, first, RETENTION)).isFalse();
        advance(RETENTION.multipliedBy(2));
        assertThat(token(KEY)).isGreaterThan(second);
    }

    @Test
    void a_lease_or_retention_of_nothing_is_refused() {
        long token = token(KEY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.claim(KEY, 7, Duration.ZERO))
                .withMessageContaining("lease");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.complete(KEY, token, Duration.ofSeconds(-1)))
                .withMessageContaining("retention");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.release(KEY, token, Set.of(), Duration.ZERO))
                .withMessageContaining("retention");
    }

    @Test
    void the_longest_possible_duration_is_a_very_long_one() {
        store.complete(KEY, token(KEY), Duration.ofSeconds(Long.MAX_VALUE));
        advance(Duration.ofDays(365 * 70));
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
    }
}
