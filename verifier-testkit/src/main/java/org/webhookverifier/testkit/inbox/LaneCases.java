package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.HandlerStates;

/** Deliveries of one lane are handled one after the other, in the order of their acceptance; no lane waits for another. */
interface LaneCases extends StoreStage {
    private void acceptAll() {
        accept(StoreStage.inLane("a1", "lane a", 1));
        accept(StoreStage.inLane("a2", "lane a", 2));
        accept(StoreStage.inLane("b1", "lane b", 1));
        accept(StoreStage.entry("free"));
        accept(StoreStage.inLane("a3", "lane a", 3));
    }

    @Test
    default void one_entry_of_each_lane_is_claimed_at_a_time() {
        acceptAll();

        assertThat(claimedIds(10)).containsExactlyInAnyOrder("a1", "b1", "free");
        assertThat(claim(10)).isEmpty();
    }

    @Test
    default void the_next_of_a_lane_is_claimed_when_the_one_before_is_done() {
        acceptAll();
        for (String expected : List.of("a1", "a2", "a3")) {
            ClaimedEntry claimed = claim(10).stream()
                    .filter(entry -> entry.lane().equals("lane a"))
                    .findFirst()
                    .orElseThrow();
            assertThat(claimed.delivery().id()).isEqualTo(expected);
            done(claimed);
        }
    }

    @Test
    default void a_retry_keeps_its_lane_waiting_and_no_other() {
        acceptAll();
        ClaimedEntry first = claim(10).stream()
                .filter(entry -> entry.delivery().id().equals("a1"))
                .findFirst()
                .orElseThrow();
        complete(Completion.retry(first, Duration.ofMinutes(5), HandlerStates.NONE, "handler", ""));
        accept(StoreStage.inLane("c1", "lane c", 1));

        assertThat(claimedIds(10)).containsExactly("c1");
        advance(LEASE.plus(Duration.ofMinutes(5)));
        assertThat(claimedIds(10)).contains("a1").doesNotContain("a2", "a3");
    }

    @Test
    default void a_dead_letter_lets_its_lane_go_on_and_a_parked_one_does_not() {
        accept(StoreStage.inLane("a1", "lane a", 1), StoreStage.inLane("a2", "lane a", 2));
        complete(Completion.dead(claimOne(), HandlerStates.NONE, "attempts", ""));
        ClaimedEntry second = claimOne();
        assertThat(second.delivery().id()).isEqualTo("a2");
        accept(StoreStage.inLane("a3", "lane a", 3));
        complete(Completion.parked(second, HandlerStates.NONE, "paused", ""));

        assertThat(claim(10)).isEmpty();
        store().unpark(Set.of(SOURCE), "paused");
        assertThat(claimedIds(10)).containsExactly("a2");
    }

    @Test
    default void a_lost_claim_of_a_lane_is_taken_over_before_the_next_of_the_lane() {
        accept(StoreStage.inLane("a1", "lane a", 1), StoreStage.inLane("a2", "lane a", 2));
        claimOne();
        advance(LEASE);

        ClaimedEntry again = claimOne();
        assertThat(again.delivery().id()).isEqualTo("a1");
        assertThat(again.lost()).isEqualTo(1);
    }

    @Test
    default void many_lanes_are_claimed_in_one_call_one_of_each() {
        for (int i = 0; i < 60; i++) {
            accept(StoreStage.inLane("evt_" + i, "lane " + i % 20, i));
        }

        assertThat(claim(100)).hasSize(20).extracting(ClaimedEntry::lane).doesNotHaveDuplicates();
    }

    @Test
    default void the_newest_position_that_is_done_in_the_lane_comes_with_a_claim() {
        accept(StoreStage.inLane("a5", "lane a", 5), StoreStage.inLane("a9", "lane a", 9));
        accept(StoreStage.inLane("a7", "lane a", 7), StoreStage.inLane("b1", "lane b", 100));
        for (Long newest : Arrays.asList(null, 5L, 9L)) {
            ClaimedEntry claimed = claim(10).stream()
                    .filter(entry -> entry.lane().equals("lane a"))
                    .findFirst()
                    .orElseThrow();
            assertThat(claimed.newestDone()).isEqualTo(newest);
            done(claimed);
        }
    }
}
