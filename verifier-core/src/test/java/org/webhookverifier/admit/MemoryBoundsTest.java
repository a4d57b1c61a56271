package org.webhookverifier.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.admit.Claim.Claimed;
import org.webhookverifier.admit.Claim.Duplicate;
import org.webhookverifier.admit.Claim.Full;
import org.webhookverifier.admit.Claim.InProgress;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.DeliveryKey;

/** The memory store stays within its bounds and forgets nothing for it that it still owes. */
class MemoryBoundsTest implements DedupFixture {
    private static final DeliveryKey THIRD = new DeliveryKey("stripe", "", "evt_3");
    private static final long ENTRY = 184;

    private final SettableClock clock = new SettableClock();
    private MemoryDedupStore store =
            MemoryDedupStore.builder().maximumIds(2).clock(clock).build();

    @Override
    public DedupStore store() {
        return store;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Test
    void a_full_store_refuses_a_new_key_and_forgets_none() {
        completed(KEY);
        claimed(OTHER);
        assertThat(claim(THIRD)).isEqualTo(new Full());
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
        assertThat(claim(OTHER)).isEqualTo(new InProgress(LEASE));
        assertThat(store.ids()).isEqualTo(2);
    }

    @Test
    void there_is_room_exactly_when_a_retention_is_over() {
        completed(KEY);
        clock.move(TICK);
        completed(OTHER);
        clock.move(RETENTION.minus(TICK).minus(TICK));
        assertThat(claim(THIRD)).isEqualTo(new Full());
        clock.move(TICK);
        completed(THIRD);
        assertThat(claim(OTHER)).isEqualTo(new Duplicate(true));
        assertThat(claim(KEY)).isEqualTo(new Full());
    }

    @Test
    void there_is_room_exactly_when_a_lease_is_over() {
        completed(KEY);
        long token = token(OTHER);
        clock.move(LEASE.minus(TICK));
        assertThat(claim(THIRD)).isEqualTo(new Full());
        clock.move(TICK);
        claimed(THIRD);
        assertThat(store.complete(OTHER, token, RETENTION)).isFalse();
        assertThat(claim(KEY)).isEqualTo(new Duplicate(true));
    }

    @Test
    void a_late_holder_may_complete_for_an_hour_if_nobody_needs_the_place() {
        long first = token(KEY);
        long second = token(OTHER);
        clock.move(LEASE.plusHours(1).minus(TICK));
        assertThat(store.complete(KEY, first, RETENTION)).isTrue();
        clock.move(Duration.ofSeconds(3));
        completed(THIRD);
        assertThat(store.complete(OTHER, second, RETENTION)).isFalse();
    }

    @Test
    void a_released_key_keeps_its_place_and_its_names() {
        completed(KEY);
        store.release(OTHER, token(OTHER), Set.of("mail"), RETENTION);
        assertThat(claim(THIRD)).isEqualTo(new Full());
        assertThat(claimed(OTHER).finished()).containsExactly("mail");
        clock.move(LEASE);
        assertThat(claim(THIRD)).isEqualTo(new Full());
        assertThat(claimed(OTHER).finished()).containsExactly("mail");
    }

    @Test
    void a_key_released_with_nothing_finished_leaves_its_place() {
        completed(KEY);
        store.release(OTHER, token(OTHER), Set.of(), RETENTION);
        assertThat(store.ids()).isEqualTo(1);
        claimed(THIRD);
    }

    @Test
    void a_key_that_is_over_but_not_cleared_away_is_not_in_its_own_way() {
        completed(KEY);
        clock.move(Duration.ofHours(1));
        completed(OTHER);
        clock.move(RETENTION.minusHours(1));
        claimed(KEY);
        assertThat(claim(THIRD)).isEqualTo(new Full());
    }

    @Test
    void bytes_alone_fill_a_store() {
        store = MemoryDedupStore.builder()
                .maximumBytes(3 * ENTRY - 1)
                .clock(clock)
                .build();
        assertThat(store.capacity()).isEqualTo(2);
        completed(KEY);
        completed(OTHER);
        assertThat(claim(THIRD)).isEqualTo(new Full());
        assertThat(store.estimatedBytes()).isEqualTo(2 * ENTRY);
        clock.move(RETENTION);
        claimed(THIRD);
    }

    @Test
    void names_of_finished_handlers_count_as_bytes_until_the_key_is_completed() {
        store = MemoryDedupStore.builder().maximumBytes(9 * ENTRY).clock(clock).build();
        String name = "n".repeat(500);
        store.release(KEY, token(KEY), Set.of(name), RETENTION);
        assertThat(store.estimatedBytes()).isGreaterThan(ENTRY + 1_000);
        claimed(OTHER);
        assertThat(claim(THIRD)).isEqualTo(new Full());
        Claimed again = claimed(KEY);
        assertThat(again.finished()).containsExactly(name);
        assertThat(store.estimatedBytes()).isGreaterThan(2 * ENTRY + 1_000);
        store.complete(KEY, again.token(), RETENTION);
        assertThat(store.estimatedBytes()).isEqualTo(2 * ENTRY);
        claimed(THIRD);
    }

    @Test
    void names_are_kept_even_beyond_the_bound() {
        store = MemoryDedupStore.builder().maximumBytes(2 * ENTRY).clock(clock).build();
        String name = "n".repeat(5_000);
        assertThat(store.release(KEY, token(KEY), Set.of(name), RETENTION)).isTrue();
        assertThat(claim(OTHER)).isEqualTo(new Full());
        assertThat(claimed(KEY).finished()).containsExactly(name);
    }

    @Test
    void room_is_found_wherever_it_is() {
        store = MemoryDedupStore.builder().maximumIds(40_000).clock(clock).build();
        completed(KEY);
        completed(OTHER);
        clock.move(Duration.ofHours(1));
        for (int i = 2; i < 40_000; i++) {
            completed(new DeliveryKey("s", "", Integer.toString(i)));
        }
        assertThat(claim(THIRD)).isEqualTo(new Full());
        clock.move(RETENTION.minusHours(1));
        claimed(THIRD);
        claimed(new DeliveryKey("stripe", "", "evt_4"));
        assertThat(claim(KEY)).isEqualTo(new Full());
        assertThat(claim(new DeliveryKey("s", "", "2"))).isEqualTo(new Duplicate(true));
    }

    @Test
    void what_is_over_is_cleared_away_by_the_next_write() {
        store = MemoryDedupStore.builder().maximumIds(10_000).clock(clock).build();
        for (int i = 0; i < 5_000; i++) {
            completed(new DeliveryKey("s", "", "done-" + i));
            claimed(new DeliveryKey("s", "", "open-" + i));
        }
        clock.move(RETENTION.plusSeconds(2));
        claimed(KEY);
        assertThat(store.ids()).isEqualTo(1);
    }

    @Test
    void bounds_that_leave_no_room_are_refused_together() {
        var builder = MemoryDedupStore.builder().maximumIds(0).maximumBytes(100);
        assertThatExceptionOfType(WebhookConfigurationException.class)
                .isThrownBy(builder::build)
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(
                                "maximumIds is 0, but a store must hold at least 1 id",
                                "maximumBytes is 100, but a single id takes 184"));
    }

    @Test
    void a_store_of_default_size_holds_a_million_ids() {
        assertThat(MemoryDedupStore.builder().build().capacity()).isEqualTo(1_000_000);
    }
}
