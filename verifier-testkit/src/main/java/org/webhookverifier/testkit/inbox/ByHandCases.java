package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.inbox.AuditRecord;
import org.webhookverifier.inbox.Change;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.HandlerState;
import org.webhookverifier.inbox.HandlerStates;
import org.webhookverifier.inbox.InboxCounts;

/** What people can see of the entries and do with them, and what stays of what they did. */
interface ByHandCases extends StoreStage {
    Change REPLAY = new Change(Change.Action.REPLAY, "alice", "the shop is back");
    Change BURY = new Change(Change.Action.BURY, "bob", "sent by mistake");
    HandlerStates GIVEN_UP = FINISHED.with("Mail.send", HandlerState.givenUp(3));

    private long dead(String id) {
        long number = accept(id);
        complete(Completion.dead(claimOne(), GIVEN_UP, "attempts", "error of " + id));
        return number;
    }

    @Test
    default void a_dead_letter_that_is_replayed_runs_only_what_had_not_finished() {
        long id = dead("evt_1");
        advance(Duration.ofDays(2));
        assertThat(store().change(EntryQuery.id(id), REPLAY)).isEqualTo(1);

        EntryInfo info = info(id);
        assertThat(info.state()).isEqualTo(EntryState.RECEIVED);
        assertThat(info.replays()).isEqualTo(1);
        assertThat(info.reason()).isEmpty();
        assertThat(info.error()).isEqualTo("error of evt_1");
        ClaimedEntry again = claimOne();
        assertThat(again.handlers()).isEqualTo(FINISHED);
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.lost()).isZero();
        assertThat(again.claimedAt() - again.acceptedAt())
                .isLessThan(Duration.ofMinutes(1).toMillis());
    }

    @Test
    default void a_done_entry_that_is_replayed_runs_every_handler() {
        long id = accept("evt_1");
        done(claimOne());
        assertThat(store().change(EntryQuery.id(id), REPLAY)).isEqualTo(1);

        assertThat(claimOne().handlers()).isEqualTo(HandlerStates.NONE);
    }

    @Test
    default void a_parked_entry_can_be_replayed_and_buried() {
        accept(StoreStage.entry("evt_1"), StoreStage.entry("evt_2"));
        for (ClaimedEntry claimed : claim(10)) {
            complete(Completion.parked(claimed, GIVEN_UP, "paused", ""));
        }
        List<EntryInfo> parked = store().list(EntryQuery.all().reason("paused"));

        assertThat(store().change(EntryQuery.id(parked.get(0).id()), REPLAY)).isEqualTo(1);
        assertThat(store().change(EntryQuery.id(parked.get(1).id()), BURY)).isEqualTo(1);
        assertThat(state(parked.get(1).id())).isEqualTo(EntryState.DEAD);
        assertThat(info(parked.get(1).id()).reason()).isEqualTo("buried");
        assertThat(claimOne().handlers()).isEqualTo(FINISHED);
    }

    @Test
    default void what_waits_or_is_claimed_is_not_replayed_and_what_is_claimed_or_ended_is_not_buried() {
        long dead = dead("evt_dead");
        long done = accept("evt_done");
        done(claimOne());
        long held = accept("evt_held");
        ClaimedEntry holder = claimOne();
        long waiting = accept("evt_waiting");

        assertThat(store().change(EntryQuery.all().ids(Set.of(held, waiting)), REPLAY))
                .isZero();
        assertThat(store().change(EntryQuery.all().ids(Set.of(held, dead, done)), BURY))
                .isZero();
        assertThat(store().change(EntryQuery.id(waiting), BURY)).isEqualTo(1);
        assertThat(claim(10)).isEmpty();
        done(holder);
    }

    @Test
    default void a_query_finds_by_every_property_and_by_all_of_them() {
        long first = dead("evt_1");
        advance(Duration.ofHours(1));
        Instant between = info(first).acceptedAt().plusSeconds(1800);
        accept(StoreStage.entry(StoreStage.delivery(new DeliveryKey(SOURCE, "north", "evt_2"), "{}")));
        accept(StoreStage.entry(StoreStage.delivery(new DeliveryKey("other", "", "evt_3"), "{}")));

        assertThat(store().count(EntryQuery.all())).isEqualTo(3);
        assertFinds(EntryQuery.all().states(EntryState.DEAD, EntryState.DONE), "evt_1");
        assertFinds(EntryQuery.all().states(EntryState.RECEIVED), "evt_2", "evt_3");
        assertFinds(EntryQuery.all().source(SOURCE), "evt_1", "evt_2");
        assertFinds(EntryQuery.all().tenant("north"), "evt_2");
        assertFinds(EntryQuery.all().tenant(""), "evt_1", "evt_3");
        assertFinds(EntryQuery.all().type("order.created"), "evt_1", "evt_2", "evt_3");
        assertFinds(EntryQuery.all().type("ORDER.CREATED"));
        assertFinds(EntryQuery.all().reason("attempts"), "evt_1");
        assertFinds(EntryQuery.all().afterId(first), "evt_2", "evt_3");
        assertFinds(EntryQuery.all().source(SOURCE).type("order.created").reason("attempts"), "evt_1");
        assertFinds(EntryQuery.all().source("other").reason("attempts"));
        assertFinds(EntryQuery.all().source("' or '1'='1"));
        assertThat(between).isNotNull();
    }

    private void assertFinds(EntryQuery query, String... ids) {
        assertThat(store().list(query)).extracting(EntryInfo::eventId).containsExactly(ids);
        assertThat(store().count(query)).isEqualTo(ids.length);
    }

    @Test
    default void a_query_finds_by_the_time_of_acceptance() {
        long id = accept("evt_1");
        Instant at = info(id).acceptedAt();

        assertFinds(EntryQuery.all().from(at), "evt_1");
        assertFinds(EntryQuery.all().from(at.plusMillis(1)));
        assertFinds(EntryQuery.all().to(at.plusMillis(1)), "evt_1");
        assertFinds(EntryQuery.all().to(at));
    }

    @Test
    default void the_limit_of_a_query_counts_for_lists_and_changes_and_pages_go_on_after_it() {
        for (int i = 0; i < 5; i++) {
            dead("evt_" + i);
        }
        EntryQuery two = EntryQuery.all().limit(2);
        List<EntryInfo> page = store().list(two);

        assertThat(page).extracting(EntryInfo::eventId).containsExactly("evt_0", "evt_1");
        assertThat(store().list(two.afterId(page.get(1).id())))
                .extracting(EntryInfo::eventId)
                .containsExactly("evt_2", "evt_3");
        assertThat(store().count(two)).isEqualTo(5);
        assertThat(store().change(two.states(EntryState.DEAD), REPLAY)).isEqualTo(2);
        assertThat(store().count(EntryQuery.all().states(EntryState.DEAD))).isEqualTo(3);
    }

    @Test
    default void each_change_is_in_the_audit_trail_also_one_without_effect() {
        dead("evt_1");
        store().change(EntryQuery.all().states(EntryState.DEAD), REPLAY);
        advance(TICK);
        store().change(EntryQuery.id(4711), BURY);

        List<AuditRecord> audits = store().audits(10);
        assertThat(audits).extracting(AuditRecord::change).containsExactly(BURY, REPLAY);
        assertThat(audits).extracting(AuditRecord::entries).containsExactly(0, 1);
        assertThat(audits.get(0).query()).contains("4711");
        assertThat(store().audits(1)).hasSize(1);
    }

    @Test
    default void entries_are_counted_by_source_and_state_with_the_time_the_oldest_waits() {
        assertThat(store().counts().oldestWaiting()).isZero();
        dead("evt_1");
        advance(Duration.ofHours(1));
        accept("evt_2");
        advance(Duration.ofMinutes(10));
        accept("evt_3");

        InboxCounts counts = store().counts();
        assertThat(counts.of(EntryState.RECEIVED)).isEqualTo(2);
        assertThat(counts.of(EntryState.DEAD)).isEqualTo(1);
        assertThat(counts.of(SOURCE, EntryState.RECEIVED)).isEqualTo(2);
        assertThat(counts.of("other", EntryState.RECEIVED)).isZero();
        assertThat(counts.oldestWaiting()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
    }
}
