package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.webhookverifier.inbox.Acceptance;
import org.webhookverifier.inbox.Change;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.HandlerStates;

/** What is forgotten, and when. */
interface PurgeCases extends StoreStage {
    Duration RETENTION = Duration.ofDays(45);

    /** Leaves one entry in each state, all of the same age. */
    private void acceptOneOfEach() {
        accept(
                StoreStage.entry("evt_done"),
                StoreStage.entry("evt_dead"),
                StoreStage.entry("evt_parked"),
                StoreStage.entry("evt_claimed"));
        for (ClaimedEntry entry : claim(10)) {
            switch (entry.delivery().id()) {
                case "evt_done" -> done(entry);
                case "evt_dead" -> complete(Completion.dead(entry, HandlerStates.NONE, "attempts", ""));
                case "evt_parked" -> complete(Completion.parked(entry, HandlerStates.NONE, "paused", ""));
                default -> {}
            }
        }
        accept("evt_waiting");
    }

    @Test
    default void only_done_and_dead_entries_past_their_retention_are_removed() {
        acceptOneOfEach();
        advance(RETENTION.minusMinutes(5));
        assertThat(store().purge(SOURCE, RETENTION, 100)).isZero();
        advance(Duration.ofMinutes(5));
        assertThat(store().purge("other", RETENTION, 100)).isZero();
        assertThat(store().purge(SOURCE, RETENTION, 100)).isEqualTo(2);

        assertThat(store().list(EntryQuery.all()))
                .extracting(info -> info.eventId())
                .containsExactly("evt_parked", "evt_claimed", "evt_waiting");
    }

    @Test
    default void a_purged_delivery_is_accepted_as_new() {
        long id = accept("evt_1");
        done(claimOne());
        advance(RETENTION.minusDays(1));
        assertThat(store().accept(List.of(StoreStage.entry("evt_1")))).containsExactly(new Acceptance.Known(id, true));
        advance(Duration.ofDays(1));
        store().purge(SOURCE, RETENTION, 100);

        assertThat(store().accept(List.of(StoreStage.entry("evt_1"))).get(0)).isInstanceOf(Acceptance.Stored.class);
    }

    @Test
    default void no_more_are_removed_than_asked_for() {
        for (int i = 0; i < 5; i++) {
            accept("evt_" + i);
        }
        claim(10).forEach(this::done);
        advance(RETENTION);

        assertThat(store().purgeBodies(SOURCE, RETENTION, 3)).isEqualTo(3);
        assertThat(store().purgeBodies(SOURCE, RETENTION, 3)).isEqualTo(2);
        assertThat(store().purge(SOURCE, RETENTION, 3)).isEqualTo(3);
        assertThat(store().purge(SOURCE, RETENTION, 3)).isEqualTo(2);
        assertThat(store().purge(SOURCE, RETENTION, 3)).isZero();
    }

    @Test
    default void a_purged_body_leaves_the_entry_to_know_copies_by() {
        acceptOneOfEach();
        advance(Duration.ofDays(7));
        assertThat(store().purgeBodies(SOURCE, Duration.ofDays(7), 100)).isEqualTo(1);
        long id = store().list(EntryQuery.all().states(EntryState.DONE)).get(0).id();

        assertThat(store().delivery(id)).isEmpty();
        assertThat(info(id).bodyLength()).isEqualTo(-1);
        assertThat(store().accept(List.of(StoreStage.entry("evt_done"))))
                .containsExactly(new Acceptance.Known(id, true));
        assertThat(store().change(EntryQuery.id(id), new Change(Change.Action.REPLAY, "alice", "again")))
                .isZero();
        assertThat(state(id)).isEqualTo(EntryState.DONE);
    }
}
