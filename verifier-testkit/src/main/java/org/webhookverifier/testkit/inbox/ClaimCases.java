package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.inbox.ClaimRequest;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.HandlerStates;

/** Who may handle an entry, for how long, and what becomes of a holder who comes too late. */
interface ClaimCases extends StoreStage {
    @Test
    default void an_accepted_delivery_is_claimed_once() {
        long id = accept("evt_1");
        ClaimedEntry claimed = claimOne();

        assertThat(claimed.id()).isEqualTo(id);
        assertThat(claimed.attempts()).isEqualTo(1);
        assertThat(claimed.lost()).isZero();
        assertThat(claimed.handlers()).isEqualTo(HandlerStates.NONE);
        assertThat(claim(10)).isEmpty();
        assertThat(state(id)).isEqualTo(EntryState.CLAIMED);
    }

    @Test
    default void no_more_are_claimed_than_asked_for_and_the_oldest_first() {
        for (int i = 0; i < 5; i++) {
            accept("evt_" + i);
            advance(TICK);
        }

        assertThat(claimedIds(2)).containsExactly("evt_0", "evt_1");
        assertThat(claimedIds(2)).containsExactly("evt_2", "evt_3");
        assertThat(claimedIds(2)).containsExactly("evt_4");
    }

    @Test
    default void only_entries_of_the_sources_asked_for_are_claimed() {
        accept(StoreStage.entry(StoreStage.delivery(new DeliveryKey("other", "", "evt_1"), "{}")));

        assertThat(claim(10)).isEmpty();
        assertThat(store().claim(new ClaimRequest(Set.of("other", "third"), 10, LEASE)))
                .hasSize(1);
        assertThat(store().claim(new ClaimRequest(Set.of(), 10, LEASE))).isEmpty();
    }

    @Test
    default void a_claim_ends_with_its_lease_and_counts_as_lost() {
        accept("evt_1");
        ClaimedEntry first = claimOne();
        advance(LEASE.minus(Duration.ofSeconds(5)));
        assertThat(claim(10)).isEmpty();
        advance(Duration.ofSeconds(5));
        ClaimedEntry second = claimOne();

        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.lost()).isEqualTo(1);
    }

    @Test
    default void a_late_holder_changes_nothing() {
        long id = accept("evt_1");
        ClaimedEntry late = claimOne();
        advance(LEASE);
        ClaimedEntry newest = claimOne();

        assertThat(complete(Completion.done(late, FINISHED, ""))).isFalse();
        assertThat(complete(Completion.retry(late, Duration.ZERO, FINISHED, "", "late")))
                .isFalse();
        assertThat(complete(Completion.progress(late, FINISHED))).isFalse();
        assertThat(store().renew(List.of(late), LEASE)).containsExactly(id);
        assertThat(state(id)).isEqualTo(EntryState.CLAIMED);
        assertThat(info(id).error()).isEmpty();
        done(newest);
    }

    @Test
    default void a_holder_whose_lease_is_over_may_still_complete_while_nobody_else_has_the_entry() {
        long id = accept("evt_1");
        ClaimedEntry holder = claimOne();
        advance(LEASE.plusSeconds(5));

        done(holder);
        assertThat(state(id)).isEqualTo(EntryState.DONE);
    }

    @Test
    default void a_renewed_claim_holds_for_another_lease() {
        accept("evt_1");
        ClaimedEntry holder = claimOne();
        for (int i = 0; i < 3; i++) {
            advance(LEASE.minusSeconds(5));
            assertThat(store().renew(List.of(holder), LEASE)).isEmpty();
        }
        assertThat(claim(10)).isEmpty();
        advance(LEASE);
        assertThat(claim(10)).hasSize(1);
    }

    @Test
    default void only_the_lost_ones_of_several_claims_are_told_at_renewal() {
        accept(StoreStage.entry("evt_1"), StoreStage.entry("evt_2"), StoreStage.entry("evt_3"));
        List<ClaimedEntry> claimed = claim(10);
        done(claimed.get(1));

        assertThat(store().renew(claimed, LEASE)).containsExactly(claimed.get(1).id());
        assertThat(store().renew(List.of(), LEASE)).isEmpty();
    }

    @Test
    default void dead_done_and_parked_entries_are_not_claimed() {
        accept(StoreStage.entry("evt_1"), StoreStage.entry("evt_2"), StoreStage.entry("evt_3"));
        List<ClaimedEntry> claimed = claim(10);
        done(claimed.get(0));
        complete(Completion.dead(claimed.get(1), HandlerStates.NONE, "attempts", "error"));
        complete(Completion.parked(claimed.get(2), HandlerStates.NONE, "unsupported_version", ""));
        advance(Duration.ofDays(1));

        assertThat(claim(10)).isEmpty();
    }

    @Test
    default void the_stores_clock_tells_when_an_entry_was_accepted_and_claimed() {
        accept("evt_1");
        advance(Duration.ofMinutes(10));
        ClaimedEntry claimed = claimOne();

        assertThat(claimed.claimedAt() - claimed.acceptedAt())
                .isBetween(
                        Duration.ofMinutes(10).toMillis(),
                        Duration.ofMinutes(12).toMillis());
    }
}
