package org.webhookverifier.testkit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.Claim.Claimed;
import org.webhookverifier.admit.Claim.Duplicate;
import org.webhookverifier.admit.Claim.Full;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.admit.MemoryDedupStore;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.testkit.SettableClock;

/** The memory store stays within its bounds whatever many callers do. */
class MemoryCrowdTest implements DedupFixture {
    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private MemoryDedupStore store = sized(1_000);

    private MemoryDedupStore sized(long ids) {
        return MemoryDedupStore.builder().maximumIds(ids).clock(clock).build();
    }

    @Override
    public DedupStore store() {
        return store;
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Test
    void of_many_threads_as_many_get_in_as_there_is_room() throws Exception {
        List<Integer> entered = Race.run(16, 20_000, run -> {
                    Claim claim = claim(key(run));
                    boolean in =
                            claim instanceof Claimed claimed && store.complete(key(run), claimed.token(), RETENTION);
                    return in ? run : -1;
                })
                .stream()
                .filter(run -> run >= 0)
                .toList();
        assertThat(entered)
                .hasSize(1_000)
                .allSatisfy(run -> assertThat(claim(key(run))).isEqualTo(new Duplicate(true)));
        assertThat(store.ids()).isEqualTo(1_000);
    }

    @Test
    void a_key_that_has_the_last_place_is_never_refused_for_want_of_room() throws Exception {
        store = sized(1);
        List<Claim> claims = Race.run(4, 100_000, run -> {
            Claim claim = claim(KEY);
            if (claim instanceof Claimed claimed) {
                store.release(KEY, claimed.token(), Set.of(), RETENTION);
            }
            return claim;
        });
        assertThat(claims).hasAtLeastOneElementOfType(Claimed.class).noneMatch(Full.class::isInstance);
    }

    @Test
    void a_random_history_in_a_crowded_store_goes_as_in_the_model() {
        store = sized(5);
        var history = new DedupHistory(this, new DedupModel(5), 20_261_124);
        assertThat(history.run(100_000)).contains("Full", "forgotten", "completed", "Duplicate[sameContent=true]");
        assertThat(store.ids()).isBetween(0L, 5L);
    }

    @Test
    void nothing_is_left_over_after_a_random_history_of_many_threads() throws Exception {
        store = sized(40);
        Race.run(8, 40_000, this::anything);
        clock.advance(Duration.ofDays(400));
        claimed(KEY);
        assertThat(store.ids()).isEqualTo(1);
        assertThat(store.estimatedBytes()).isEqualTo(184);
    }

    private boolean anything(int run) {
        var random = new Random(run);
        DeliveryKey key = key(random.nextInt(60));
        if (run % 50 == 0) {
            clock.advance(Duration.ofSeconds(random.nextInt(30)));
        }
        if (claim(key) instanceof Claimed claimed) {
            assertThat(store.ids()).isLessThanOrEqualTo(40);
            return switch (random.nextInt(4)) {
                case 0 -> store.release(key, claimed.token(), Set.of("mail", "ledger"), Duration.ofMinutes(2));
                case 1 -> store.release(key, claimed.token(), Set.of(), Duration.ofMinutes(2));
                case 2 -> store.complete(key, claimed.token(), Duration.ofMinutes(2));
                default -> false;
            };
        }
        return false;
    }

    private static DeliveryKey key(int number) {
        return new DeliveryKey("s", "", Integer.toString(number));
    }
}
