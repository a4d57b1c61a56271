package org.webhookverifier.testkit.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.HandlerState;
import org.webhookverifier.inbox.HandlerStates;

/** How a claim ends, and what is remembered of it. */
interface CompletionCases extends StoreStage {
    HandlerStates MIXED = FINISHED.with("Mail.send", HandlerState.failed(1, 42));

    @Test
    default void a_done_entry_remembers_its_handlers_and_reason() {
        long id = accept("evt_1");
        assertThat(complete(Completion.done(claimOne(), FINISHED, "stale"))).isTrue();

        EntryInfo info = info(id);
        assertThat(info.state()).isEqualTo(EntryState.DONE);
        assertThat(info.handlers()).isEqualTo(FINISHED);
        assertThat(info.reason()).isEqualTo("stale");
        assertThat(info.attempts()).isEqualTo(1);
    }

    @Test
    default void a_retry_waits_for_its_delay_and_keeps_what_is_known() {
        long id = accept("evt_1");
        ClaimedEntry first = claimOne();
        complete(Completion.retry(first, Duration.ofMinutes(5), MIXED, "handler", "java.io.IOException: no route"));

        assertThat(claim(10)).isEmpty();
        advance(Duration.ofMinutes(5).minusSeconds(5));
        assertThat(claim(10)).isEmpty();
        assertThat(info(id).error()).isEqualTo("java.io.IOException: no route");
        assertThat(info(id).reason()).isEqualTo("handler");
        advance(Duration.ofSeconds(5));
        ClaimedEntry second = claimOne();
        assertThat(second.handlers()).isEqualTo(MIXED);
        assertThat(second.attempts()).isEqualTo(2);
        assertThat(second.lost()).isZero();
        assertThat(second.token()).isGreaterThan(first.token());
    }

    @Test
    default void a_completion_counts_once() {
        accept("evt_1");
        ClaimedEntry claimed = claimOne();
        done(claimed);

        assertThat(complete(Completion.done(claimed, FINISHED, ""))).isFalse();
        assertThat(complete(Completion.retry(claimed, Duration.ZERO, FINISHED, "", "")))
                .isFalse();
        assertThat(state(claimed.id())).isEqualTo(EntryState.DONE);
    }

    @Test
    default void progress_is_remembered_and_leaves_the_claim_as_it_is() {
        accept("evt_1");
        ClaimedEntry claimed = claimOne();
        assertThat(complete(Completion.progress(claimed, FINISHED))).isTrue();
        assertThat(state(claimed.id())).isEqualTo(EntryState.CLAIMED);
        assertThat(store().renew(List.of(claimed), LEASE)).isEmpty();
        advance(LEASE);

        assertThat(claimOne().handlers()).isEqualTo(FINISHED);
    }

    @Test
    default void a_dead_letter_keeps_its_reason_its_error_and_its_bytes() {
        long id = accept("evt_1");
        complete(Completion.dead(claimOne(), MIXED, "attempts", "java.lang.IllegalStateException: \u0000 no\nmore"));

        EntryInfo info = info(id);
        assertThat(info.state()).isEqualTo(EntryState.DEAD);
        assertThat(info.reason()).isEqualTo("attempts");
        assertThat(info.error()).isEqualTo("java.lang.IllegalStateException: \u0000 no\nmore");
        assertThat(info.handlers()).isEqualTo(MIXED);
        assertThat(store().delivery(id).orElseThrow().bodyLength()).isPositive();
    }

    @Test
    default void the_last_error_stays_until_there_is_another() {
        long id = accept("evt_1");
        complete(Completion.retry(claimOne(), Duration.ZERO, MIXED, "handler", "first"));
        done(claimOne());

        assertThat(info(id).error()).isEqualTo("first");
    }

    @Test
    default void a_long_error_is_kept() {
        long id = accept("evt_1");
        String error = "at org.example.Handler\n".repeat(300);
        complete(Completion.dead(claimOne(), MIXED, "attempts", error));

        assertThat(info(id).error()).isEqualTo(error);
    }

    @Test
    default void an_entry_given_back_is_claimed_again_at_once_as_if_it_had_not_been() {
        accept("evt_1");
        assertThat(complete(Completion.givenBack(claimOne()))).isTrue();
        ClaimedEntry again = claimOne();

        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.lost()).isZero();
    }

    @Test
    default void a_parked_entry_waits_to_be_unparked_and_the_attempt_does_not_count() {
        long id = accept("evt_1");
        complete(Completion.parked(claimOne(), FINISHED, "unsupported_version", "no model"));
        assertThat(state(id)).isEqualTo(EntryState.PARKED);
        assertThat(store().unpark(Set.of(SOURCE), "another reason")).isZero();
        assertThat(store().unpark(Set.of("other"), "unsupported_version")).isZero();
        assertThat(store().unpark(Set.of(SOURCE), "unsupported_version")).isEqualTo(1);

        ClaimedEntry again = claimOne();
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.handlers()).isEqualTo(FINISHED);
    }

    @Test
    default void many_completions_of_every_kind_count_in_one_call() {
        for (int i = 0; i < 5; i++) {
            accept("evt_" + i);
            advance(TICK);
        }
        List<ClaimedEntry> claimed = claim(10);
        done(claimed.get(4));

        assertThat(store().complete(List.of(
                        Completion.done(claimed.get(0), FINISHED, ""),
                        Completion.retry(claimed.get(1), Duration.ofHours(1), MIXED, "handler", "error"),
                        Completion.dead(claimed.get(2), MIXED, "unprocessable", "error"),
                        Completion.done(claimed.get(4), FINISHED, ""),
                        Completion.givenBack(claimed.get(3)))))
                .containsExactly(true, true, true, false, true);
        assertThat(claimed.stream().map(entry -> state(entry.id())))
                .containsExactly(
                        EntryState.DONE, EntryState.RECEIVED, EntryState.DEAD, EntryState.RECEIVED, EntryState.DONE);
        assertThat(store().complete(List.of())).isEmpty();
    }
}
