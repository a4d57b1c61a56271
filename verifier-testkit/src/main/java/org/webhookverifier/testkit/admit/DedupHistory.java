package org.webhookverifier.testkit.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.webhookverifier.admit.Claim;
import org.webhookverifier.admit.DedupStore;
import org.webhookverifier.event.DeliveryKey;

/** A long random history of calls to a store, each compared with a model. */
final class DedupHistory {
    private static final int KEYS = 12;
    private static final List<Duration> LEASES =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofMinutes(10));
    private static final List<Duration> RETENTIONS =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofHours(3), Duration.ofDays(45));
    private static final List<Set<String>> NAMES = List.of(Set.of(), Set.of("mail"), Set.of("mail", "ledger"));

    private final DedupStore store;
    private final DedupFixture fixture;
    private final DedupModel model;
    private final Random random;
    private final Map<DeliveryKey, Long> tokens = new HashMap<>();
    private final Set<String> seen = new TreeSet<>();
    /** Any time will do: only differences count. */
    private Instant now = Instant.EPOCH;

    DedupHistory(DedupFixture fixture, DedupModel model, long seed) {
        store = fixture.store();
        this.fixture = fixture;
        this.model = model;
        random = new Random(seed);
    }

    /** Runs so many steps; returns which kinds of answer came up. */
    Set<String> run(int steps) {
        for (int step = 0; step < steps; step++) {
            DeliveryKey key = new DeliveryKey("s", "", Integer.toString(random.nextInt(KEYS)));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> claim(key, step);
                case 3, 4 -> complete(key, step);
                case 5 -> release(key, step);
                default -> pass(pause());
            }
        }
        return seen;
    }

    private void pass(Duration time) {
        fixture.advance(time);
        now = now.plus(time);
    }

    private void claim(DeliveryKey key, int step) {
        long fingerprint = random.nextInt(2);
        Duration lease = any(LEASES);
        Claim answer = store.claim(key, fingerprint, lease);
        Claim expected = model.claim(key, fingerprint, lease, now, answer);
        assertThat(answer).as("claim of %s in step %d", key.value(), step).isEqualTo(expected);
        if (answer instanceof Claim.Claimed claimed) {
            tokens.put(key, claimed.token());
        }
        seen.add(
                answer instanceof Claim.Duplicate
                        ? answer.toString()
                        : answer.getClass().getSimpleName());
    }

    private void complete(DeliveryKey key, int step) {
        long token = token(key);
        Duration retention = any(RETENTIONS);
        if (ended(key, token, store.complete(key, token, retention), step)) {
            model.complete(key, now.plus(retention));
            seen.add("completed");
        }
    }

    private void release(DeliveryKey key, int step) {
        long token = token(key);
        Duration retention = any(RETENTIONS);
        Set<String> names = any(NAMES);
        if (ended(key, token, store.release(key, token, names, retention), step)) {
            model.release(key, names, now.plus(retention));
            seen.add("released");
        }
    }

    /** Compares an answer and returns it. */
    private boolean ended(DeliveryKey key, long token, boolean answer, int step) {
        boolean held = model.holds(key, token);
        if (held && !answer && model.mayForget(key, now)) {
            model.forget(key);
            seen.add("forgotten");
            return false;
        }
        assertThat(answer).as("end of %s in step %d", key.value(), step).isEqualTo(held);
        return answer;
    }

    private long token(DeliveryKey key) {
        long newest = tokens.getOrDefault(key, 1L);
        return random.nextInt(10) == 0 ? newest + random.nextInt(3) - 1 : newest;
    }

    /** Mostly short; often exactly as long as a lease or a retention, or a nanosecond less. */
    private Duration pause() {
        Duration pause = switch (random.nextInt(8)) {
            case 0 -> any(LEASES);
            case 1 -> random.nextInt(20) == 0 ? any(RETENTIONS) : RETENTIONS.get(0);
            case 2 -> Duration.ofSeconds(random.nextInt(30));
            default -> Duration.ofMillis(random.nextInt(200));
        };
        return random.nextInt(4) == 0 && !pause.isZero() ? pause.minus(fixture.tick()) : pause;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
