package org.webhookverifier.testkit.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.inbox.Acceptance;
import org.webhookverifier.inbox.AuditRecord;
import org.webhookverifier.inbox.Change;
import org.webhookverifier.inbox.ClaimRequest;
import org.webhookverifier.inbox.ClaimedEntry;
import org.webhookverifier.inbox.Completion;
import org.webhookverifier.inbox.Effect;
import org.webhookverifier.inbox.EntryInfo;
import org.webhookverifier.inbox.EntryQuery;
import org.webhookverifier.inbox.EntryState;
import org.webhookverifier.inbox.InboxCounts;
import org.webhookverifier.inbox.InboxStore;
import org.webhookverifier.inbox.NewEntry;
import org.webhookverifier.subscription.MemorySubscriptions;
import org.webhookverifier.subscription.SubscriptionStore;

/**
 * An inbox in memory, for tests: what it accepts is lost with the process, and it says so in {@link #unsafeSettings()}.
 *
 * <pre>{@code
 * var store = new MemoryInboxStore(clock);
 * var receiver = WebhookReceiver.builder().source(source).inbox(Inbox.on(store).startedByHand()).handlers(billing).build();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class MemoryInboxStore implements InboxStore {
    private final Clock clock;
    private final TreeMap<Long, MemoryEntry> entries = new TreeMap<>();
    private final Map<DeliveryKey, MemoryEntry> byKey = new HashMap<>();
    private final List<AuditRecord> audits = new ArrayList<>();
    private final MemorySubscriptions subscriptions;
    private final Map<List<String>, MemoryWait> waits = new HashMap<>();
    private long lastId;

    /** Makes an empty store whose leases and delays are by the given clock. */
    public MemoryInboxStore(Clock clock) {
        this.clock = clock;
        subscriptions = new MemorySubscriptions(clock);
    }

    @Override
    public synchronized List<Acceptance> accept(List<NewEntry> wanted) {
        var answers = new ArrayList<Acceptance>(wanted.size());
        for (NewEntry entry : wanted) {
            MemoryEntry known = byKey.get(entry.delivery().key());
            if (known == null) {
                var kept = new MemoryEntry(++lastId, entry, clock.millis());
                entries.put(kept.id, kept);
                byKey.put(entry.delivery().key(), kept);
                answers.add(new Acceptance.Stored(kept.id));
            } else if (known.accepted.nonce() == entry.nonce()) {
                answers.add(new Acceptance.Stored(known.id));
            } else {
                answers.add(new Acceptance.Known(known.id, known.accepted.fingerprint() == entry.fingerprint()));
            }
        }
        return answers;
    }

    @Override
    public synchronized List<ClaimedEntry> claim(ClaimRequest request) {
        long now = clock.millis();
        Set<String> held = new HashSet<>();
        entries.values().forEach(entry -> {
            if (entry.state == EntryState.CLAIMED && entry.nextAt > now) {
                held.add(entry.accepted.lane());
            }
        });
        held.remove("");
        var claimed = new ArrayList<ClaimedEntry>();
        for (MemoryEntry entry : due(request, now)) {
            String lane = entry.accepted.lane();
            if (lane.isEmpty() || (!held.contains(lane) && isFirstOf(lane, entry))) {
                held.add(lane);
                claimed.add(entry.claim(now, request.lease().toMillis(), newestDone(lane)));
            }
            if (claimed.size() == request.most()) {
                break;
            }
        }
        return claimed;
    }

    private List<MemoryEntry> due(ClaimRequest request, long now) {
        return entries.values().stream()
                .filter(entry -> entry.isDue(now) && request.sources().contains(entry.source()))
                .sorted(Comparator.comparingLong((MemoryEntry entry) -> entry.nextAt)
                        .thenComparingLong(entry -> entry.id))
                .toList();
    }

    /** A claim whose lease is over still counts: its entry has to be given first. */
    private boolean isFirstOf(String lane, MemoryEntry entry) {
        return entries.values().stream()
                .filter(other -> other.id != entry.id
                        && other.accepted.lane().equals(lane)
                        && other.state.isOpen()
                        && (other.id < entry.id || other.state == EntryState.CLAIMED))
                .findAny()
                .isEmpty();
    }

    private @Nullable Long newestDone(String lane) {
        return lane.isEmpty()
                ? null
                : entries.values().stream()
                        .filter(entry -> entry.accepted.lane().equals(lane) && entry.state == EntryState.DONE)
                        .map(entry -> entry.accepted.position())
                        .filter(position -> position != null)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    @Override
    public synchronized Set<Long> renew(List<ClaimedEntry> claims, Duration lease) {
        var lost = new HashSet<Long>();
        for (ClaimedEntry claim : claims) {
            MemoryEntry entry = entries.get(claim.id());
            if (entry != null && entry.isHeldWith(claim.token())) {
                entry.nextAt = clock.millis() + lease.toMillis();
            } else {
                lost.add(claim.id());
            }
        }
        return lost;
    }

    @Override
    public synchronized List<Boolean> complete(List<Completion> completions) {
        var counted = new ArrayList<Boolean>(completions.size());
        for (Completion completion : completions) {
            MemoryEntry entry = entries.get(completion.id());
            if (entry != null && entry.isHeldWith(completion.token())) {
                entry.complete(completion, clock.millis());
                completion.effects().forEach(this::apply);
                counted.add(true);
            } else {
                counted.add(false);
            }
        }
        return counted;
    }

    private void apply(Effect effect) {
        if (effect instanceof Effect.Emitted emitted) {
            put(emitted.entry(), emitted.delay());
        } else if (effect instanceof Effect.Awaited awaited) {
            await(awaited);
        } else if (effect instanceof Effect.Signalled signalled) {
            signal(List.of(signalled.name(), signalled.value()));
        } else if (effect instanceof Effect.Expired expired) {
            expire(List.of(expired.name(), expired.value()), expired.entry());
        }
    }

    private @Nullable MemoryEntry put(NewEntry entry, Duration delay) {
        if (byKey.containsKey(entry.delivery().key())) {
            return null;
        }
        var kept = new MemoryEntry(++lastId, entry, clock.millis() + delay.toMillis());
        entries.put(kept.id, kept);
        byKey.put(entry.delivery().key(), kept);
        return kept;
    }

    private void await(Effect.Awaited awaited) {
        List<String> correlation = List.of(awaited.name(), awaited.value());
        MemoryWait wait = waits.get(correlation);
        if (wait == null) {
            MemoryEntry then = put(awaited.then(), Duration.ZERO);
            MemoryEntry otherwise = put(awaited.otherwise(), awaited.within());
            if (then != null && otherwise != null) {
                then.park(Effect.AWAITING);
                waits.put(correlation, new MemoryWait(then, otherwise));
            }
        } else if (wait.isSignalOnly()) {
            put(awaited.then(), Duration.ZERO);
            waits.put(correlation, MemoryWait.OVER);
        } else if (!byKey.containsKey(awaited.then().delivery().key())) {
            put(awaited.otherwise(), awaited.within());
        }
    }

    private void expire(List<String> correlation, long entry) {
        MemoryWait wait = waits.get(correlation);
        if (wait != null && wait.then() != null && wait.otherwise() != null && wait.otherwise().id == entry) {
            waits.put(correlation, MemoryWait.OVER);
            wait.then().end(Effect.TIMED_OUT, clock.millis());
        }
    }

    private void signal(List<String> correlation) {
        MemoryWait wait = waits.putIfAbsent(correlation, MemoryWait.SIGNAL);
        if (wait != null && wait.then() != null && wait.otherwise() != null) {
            waits.put(correlation, MemoryWait.OVER);
            wait.end(clock.millis());
        }
    }

    @Override
    public synchronized InboxCounts counts() {
        var counts = new TreeMap<String, Map<EntryState, Long>>();
        long oldest = clock.millis();
        for (MemoryEntry entry : entries.values()) {
            counts.computeIfAbsent(entry.source(), source -> new HashMap<>()).merge(entry.state, 1L, Long::sum);
            if (entry.state == EntryState.RECEIVED || entry.state == EntryState.CLAIMED) {
                oldest = Math.min(oldest, entry.acceptedAt);
            }
        }
        return new InboxCounts(counts, Duration.ofMillis(clock.millis() - oldest));
    }

    @Override
    public synchronized long count(EntryQuery query) {
        return found(query).count();
    }

    @Override
    public synchronized List<EntryInfo> list(EntryQuery query) {
        return found(query).limit(query.limit()).map(MemoryEntry::info).toList();
    }

    private Stream<MemoryEntry> found(EntryQuery query) {
        return entries.values().stream().filter(entry -> entry.matches(query));
    }

    @Override
    public synchronized Optional<EntryInfo> find(DeliveryKey key) {
        return Optional.ofNullable(byKey.get(key)).map(MemoryEntry::info);
    }

    @Override
    public synchronized Optional<Delivery> delivery(long id) {
        return Optional.ofNullable(entries.get(id)).map(MemoryEntry::delivery);
    }

    @Override
    public synchronized int change(EntryQuery query, Change change) {
        long now = clock.millis();
        ToIntFunction<MemoryEntry> action =
                entry -> (change.action() == Change.Action.REPLAY ? entry.replay(now) : entry.bury(now)) ? 1 : 0;
        int changed = found(query).limit(query.limit()).toList().stream()
                .mapToInt(action)
                .sum();
        audits.add(0, new AuditRecord(Instant.ofEpochMilli(now), change, query.toString(), changed));
        return changed;
    }

    @Override
    public synchronized List<AuditRecord> audits(int most) {
        return audits.stream().limit(most).toList();
    }

    @Override
    public synchronized int unpark(Set<String> sources, String reason) {
        List<MemoryEntry> parked = entries.values().stream()
                .filter(entry -> entry.state == EntryState.PARKED
                        && entry.reason.equals(reason)
                        && sources.contains(entry.source()))
                .toList();
        parked.forEach(entry -> entry.unpark(clock.millis()));
        return parked.size();
    }

    @Override
    public synchronized int purge(String source, Duration retention, int most) {
        List<MemoryEntry> old = ended(source, retention)
                .filter(entry -> !entry.state.isOpen())
                .limit(most)
                .toList();
        old.forEach(entry -> {
            entries.remove(entry.id);
            byKey.remove(entry.accepted.delivery().key());
        });
        return old.size();
    }

    @Override
    public synchronized int purgeBodies(String source, Duration retention, int most) {
        List<MemoryEntry> old = ended(source, retention)
                .filter(entry -> entry.state == EntryState.DONE && entry.delivery() != null)
                .limit(most)
                .toList();
        old.forEach(MemoryEntry::dropBody);
        return old.size();
    }

    private Stream<MemoryEntry> ended(String source, Duration retention) {
        long before = clock.millis() - retention.toMillis();
        return entries.values().stream().filter(entry -> entry.source().equals(source) && entry.nextAt <= before);
    }

    @Override
    public List<String> unsafeSettings() {
        return List.of("The inbox is in memory: what it has accepted is lost with the process. It is for tests only.");
    }

    @Override
    public Optional<SubscriptionStore> subscriptions() {
        return Optional.of(subscriptions);
    }

    @Override
    public void close() {
        // Nothing is open: a test may go on with what a closed receiver has left.
    }
}
