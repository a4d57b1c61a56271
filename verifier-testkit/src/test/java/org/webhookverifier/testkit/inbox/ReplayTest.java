package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.webhookverifier.inbox.AuditRecord;
import org.webhookverifier.inbox.Change;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.Preview;
import org.webhookverifier.inbox.RetryPolicy;

/** Dead letters, and what people do with them. */
class ReplayTest {
    private static final EntryQuery DEAD = EntryQuery.all().states(EntryState.DEAD);

    private final AtomicBoolean broken = new AtomicBoolean(true);
    private final Shop shop = new Shop()
            .handler("bank", "invoice.paid", () -> {
                if (broken.get()) {
                    throw new IllegalStateException("closed");
                }
            })
            .handler("mail", "invoice.paid", () -> {})
            .open(inbox -> inbox.retry(RetryPolicy.never()));

    private long dead(String id) {
        long entry = shop.accept(id, "invoice.paid");
        shop.runDue();
        assertThat(shop.state(entry)).isEqualTo(EntryState.DEAD);
        return entry;
    }

    @Test
    void a_replayed_dead_letter_runs_the_handlers_that_had_not_finished_however_old_it_is() {
        long entry = dead("evt_1");
        shop.clock.advance(Duration.ofDays(30));
        broken.set(false);
        assertThat(shop.inbox().replay(DEAD, "alice", "the bank is open again")).isEqualTo(1);
        shop.runDue();

        assertThat(shop.calls).containsExactly("bank evt_1", "mail evt_1", "bank evt_1");
        assertThat(shop.state(entry)).isEqualTo(EntryState.DONE);
        assertThat(shop.entry(entry).replays()).isEqualTo(1);
    }

    @Test
    void a_replayed_dead_letter_has_all_its_retries_again() {
        long entry = dead("evt_1");
        shop.inbox().replay(DEAD, "alice", "try");
        shop.runDue();

        assertThat(shop.state(entry)).isEqualTo(EntryState.DEAD);
        assertThat(shop.entry(entry).attempts()).isEqualTo(1);
        assertThat(shop.calls).hasSize(3);
    }

    @Test
    void a_replayed_done_entry_runs_all_handlers() {
        broken.set(false);
        long entry = shop.accept("evt_1", "invoice.paid");
        shop.runDue();
        shop.inbox().replay(EntryQuery.id(entry), "alice", "lost the database of the bank");
        shop.runDue();

        assertThat(shop.calls).containsExactly("bank evt_1", "mail evt_1", "bank evt_1", "mail evt_1");
    }

    @Test
    void a_preview_shows_what_would_be_done_and_does_nothing() {
        long first = dead("evt_1");
        broken.set(false);
        long waiting = shop.accept("evt_2", "invoice.paid");
        Preview replay = shop.inbox().preview(Change.Action.REPLAY, EntryQuery.all());
        Preview bury = shop.inbox().preview(Change.Action.BURY, EntryQuery.all());

        assertThat(replay.entries()).extracting(EntryInfo::id).containsExactly(first);
        assertThat(replay.others()).extracting(EntryInfo::id).containsExactly(waiting);
        assertThat(bury.entries()).extracting(EntryInfo::id).containsExactly(waiting);
        assertThat(shop.state(first)).isEqualTo(EntryState.DEAD);
        assertThat(shop.inbox().audits(10)).isEmpty();
    }

    @Test
    void what_is_buried_is_not_handled_until_it_is_replayed() {
        broken.set(false);
        long entry = shop.accept("evt_1", "invoice.paid");
        shop.inbox().bury(EntryQuery.id(entry), "bob", "a test of the shop");
        assertThat(shop.runDue()).isZero();
        assertThat(shop.entry(entry).reason()).isEqualTo("buried");
        shop.inbox().replay(EntryQuery.id(entry), "bob", "it was none");

        assertThat(shop.runDue()).isEqualTo(1);
    }

    @Test
    void who_and_why_are_kept_and_have_to_be_said() {
        dead("evt_1");
        shop.inbox().replay(DEAD, "alice", "the bank is open again");

        AuditRecord audit = shop.inbox().audits(1).get(0);
        assertThat(audit.change()).isEqualTo(new Change(Change.Action.REPLAY, "alice", "the bank is open again"));
        assertThat(audit.entries()).isEqualTo(1);
        assertThat(audit.at()).isEqualTo(shop.clock.instant());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shop.inbox().replay(DEAD, " ", "because"))
                .withMessageContaining("who");
        assertThatIllegalArgumentException().isThrownBy(() -> shop.inbox().replay(DEAD, "alice", ""));
    }

    @Test
    void a_part_of_the_dead_letters_is_replayed_by_source_type_and_time() {
        dead("evt_1");
        shop.clock.advance(Duration.ofHours(1));
        long second = dead("evt_2");
        shop.clock.advance(Duration.ofHours(1));
        dead("evt_3");
        EntryQuery middle = DEAD.source("stripe")
                .type("invoice.paid")
                .from(shop.clock.instant().minus(Duration.ofMinutes(90)))
                .to(shop.clock.instant().minus(Duration.ofMinutes(30)));

        assertThat(shop.inbox().replay(middle, "alice", "the hour of the bug")).isEqualTo(1);
        assertThat(shop.state(second)).isEqualTo(EntryState.RECEIVED);
        assertThat(shop.count(EntryState.DEAD)).isEqualTo(2);
    }

    @Test
    void what_ended_is_removed_after_its_retention_and_bodies_before() {
        broken.set(false);
        long done = shop.accept("evt_1", "invoice.paid");
        shop.runDue();
        broken.set(true);
        dead("evt_2");
        shop.clock.advance(Duration.ofDays(7));
        assertThat(shop.inbox().purge()).isZero();
        assertThat(shop.entry(done).bodyLength()).isEqualTo(-1);
        assertThat(shop.inbox()
                        .preview(Change.Action.REPLAY, EntryQuery.id(done))
                        .entries())
                .isEmpty();
        shop.clock.advance(Duration.ofDays(38));

        assertThat(shop.inbox().purge()).isEqualTo(2);
        assertThat(shop.inbox().count(EntryQuery.all())).isZero();
    }
}
