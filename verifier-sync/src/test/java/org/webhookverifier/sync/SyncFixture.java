package org.webhookverifier.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.webhookverifier.source.Secret;

/** A stand-in, a sync that calls it, a clock that only its own waiting moves, and a look at everything that could be printed. */
abstract class SyncFixture<S extends StandIn> {
    static final String OURS = "https://hooks.example.com/webhooks/in";
    static final String SECRET = "s3cr_CANARY_of_the_hook";

    final S server = standIn();
    final LogWatch log = new LogWatch();
    final List<Duration> waits = new ArrayList<>();
    final List<Object> printed = new ArrayList<>();
    Instant now = Instant.parse("2026-01-02T03:04:05Z");
    int tokensAsked;

    abstract S standIn();

    /** Returns a builder for the stand-in's account. */
    abstract SubscriptionSyncBuilder builder();

    /** Wants types, and whatever else the provider insists on. */
    abstract Wanted wanted(String... types);

    /** Returns three types that the provider knows. */
    abstract List<String> types();

    String type(int number) {
        return types().get(number);
    }

    SubscriptionSyncBuilder options(SyncMode mode) {
        return builder()
                .mode(mode)
                .token(() -> {
                    tokensAsked++;
                    return Secret.of(StandIn.TOKEN);
                })
                .clock(new Ticking())
                .sleeper(time -> {
                    waits.add(time);
                    now = now.plus(time);
                    slept(time);
                })
                .unsafeLoopbackBaseUrl(server.url() + "/");
    }

    void slept(Duration time) {}

    SubscriptionSync sync(SyncMode mode) {
        SubscriptionSync sync = options(mode).build();
        printed.add(sync);
        return sync;
    }

    SyncResult result(SubscriptionSync sync, Wanted wanted) {
        SyncResult result = sync.apply(wanted);
        printed.add(result);
        printed.add(wanted);
        return result;
    }

    SyncResult.Applied applied(Wanted wanted) {
        SyncResult result = result(sync(SyncMode.APPLY), wanted);
        assertThat(result).isInstanceOf(SyncResult.Applied.class);
        return (SyncResult.Applied) result;
    }

    SyncResult.Failed failed(Wanted wanted) {
        SyncResult result = result(sync(SyncMode.APPLY), wanted);
        assertThat(result).isInstanceOf(SyncResult.Failed.class);
        return (SyncResult.Failed) result;
    }

    Plan plan(Wanted wanted) {
        SyncResult result = sync(SyncMode.PLAN).plan(wanted);
        printed.add(result);
        assertThat(result).isInstanceOf(SyncResult.Planned.class);
        return ((SyncResult.Planned) result).plan();
    }

    @AfterEach
    void nothing_printed_holds_a_secret() {
        server.close();
        log.close();
        for (Object each : printed) {
            assertThat(each.toString()).doesNotContain("CANARY");
        }
        assertThat(log.lines()).noneMatch(line -> line.contains("CANARY"));
    }

    private final class Ticking extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
