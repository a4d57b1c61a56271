package org.webhookverifier.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.webhookverifier.sync.Failure.Kind;

/** What holds for every provider when it has no time. */
abstract class WaitCases<S extends StandIn> extends SyncCases<S> {
    @Test
    void waits_as_long_as_the_provider_asks_for_and_goes_on() {
        server.next("GET", limit(429, "3"));
        server.next("POST", limit(429, "2.0"));

        assertThat(applied(wanted(type(0))).done()).hasSize(1);

        assertThat(waits).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(2));
        assertThat(server.registered()).hasSize(1);
    }

    @Test
    void waits_until_the_date_that_the_provider_names() {
        server.next("GET", limit(429, "Fri, 02 Jan 2026 03:04:15 GMT"));

        applied(wanted(type(0)));

        assertThat(waits).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void says_when_to_come_again_if_that_is_beyond_its_patience() {
        server.next("POST", limit(429, "31"));

        SyncResult.Failed failed = failed(wanted(type(0)));

        assertThat(failed.failure().kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failed.failure().retryAfter()).isEqualTo(Duration.ofSeconds(31));
        assertThat(waits).isEmpty();
    }

    @Test
    void a_nonsensical_wait_does_no_harm() {
        for (String wait : List.of("-5", "1e999999999", "soon", "9999999999999999", "")) {
            server.next("GET", limit(429, wait));
            SyncResult result = result(sync(SyncMode.APPLY), wanted(type(0)));
            assertThat(result).as(wait).isInstanceOfAny(SyncResult.Applied.class, SyncResult.Failed.class);
        }
    }

    static Function<StandIn.Work, StandIn.Reply> limit(int status, String wait) {
        return work -> new StandIn.Reply(status, Map.of("Retry-After", wait), "{}");
    }

    @Test
    void reads_again_when_the_server_has_a_bad_moment() {
        server.next("GET", 502, "<html>");
        server.next("GET", 500, "");

        assertThat(applied(wanted(type(0))).done()).hasSize(1);
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void gives_up_after_three_bad_moments() {
        for (int i = 0; i < 3; i++) {
            server.next("GET", 503, "");
        }

        assertThat(failed(wanted(type(0))).failure().kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(server.calls()).hasSize(3);
    }

    @Test
    void gives_up_on_a_server_that_does_not_answer_in_time() {
        for (int i = 0; i < 3; i++) {
            server.next("GET", work -> {
                pauseForLongerThan(Duration.ofMillis(150));
                return work.done();
            });
        }
        var sync = options(SyncMode.APPLY).timeout(Duration.ofMillis(50)).build();

        var failed = (SyncResult.Failed) result(sync, wanted(type(0)));

        assertThat(failed.failure().kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    private static void pauseForLongerThan(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Test
    void whoever_is_interrupted_while_waiting_stops_and_stays_interrupted() {
        server.next("GET", limit(429, "3"));
        var sync = options(SyncMode.APPLY)
                .sleeper(time -> {
                    throw new InterruptedException();
                })
                .build();

        var failed = (SyncResult.Failed) result(sync, wanted(type(0)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.failure().kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(server.calls()).hasSize(1);
    }
}
