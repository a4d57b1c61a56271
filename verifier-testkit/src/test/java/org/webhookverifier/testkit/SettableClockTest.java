package org.webhookverifier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private final SettableClock clock = SettableClock.at("2026-01-01T00:00:00Z");

    @Test
    void stands_still_until_it_is_moved() {
        assertThat(clock.instant()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(clock.millis()).isEqualTo(1_767_225_600_000L);

        clock.advance(Duration.ofSeconds(90));
        assertThat(clock.instant()).isEqualTo("2026-01-01T00:01:30Z");

        clock.advance(Duration.ofSeconds(-90));
        assertThat(clock.instant()).isEqualTo("2026-01-01T00:00:00Z");

        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
        assertThat(clock).hasToString("SettableClock[1970-01-01T00:00:00Z]");
    }

    @Test
    void a_clock_of_another_zone_moves_with_it() {
        var other = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.advance(Duration.ofHours(1));

        assertThat(other.instant()).isEqualTo(clock.instant());
        assertThat(other.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void no_move_is_lost_between_threads() {
        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                            for (int i = 0; i < 1000; i++) {
                                clock.advance(Duration.ofMillis(1));
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(clock.instant()).isEqualTo("2026-01-01T00:00:08Z");
    }
}
