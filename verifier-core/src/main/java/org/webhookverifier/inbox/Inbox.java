package org.webhookverifier.inbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.dispatch.Dispatcher;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.inbox.Change.Action;
import org.webhookverifier.inbox.LanePlaces.Place;
import org.webhookverifier.inbox.Preview.Applicable;
import org.webhookverifier.json.Json;
import org.webhookverifier.source.Source;
import org.webhookverifier.subscription.LiveRules;

/**
 * Where accepted deliveries wait until they are done, and what people can do with them: look, replay, bury, purge.
 *
 * <pre>{@code
 * Inbox inbox = receiver.inbox();
 * EntryQuery poisonous = EntryQuery.all().states(EntryState.DEAD).source("stripe");
 * inbox.preview(Change.Action.REPLAY, poisonous).entries().forEach(entry -> show(entry.type(), entry.error()));
 * inbox.replay(poisonous, "alice", "the bug of Monday is fixed");
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Inbox implements AutoCloseable {
    /** For how long entries are kept when they are done or dead, unless the inbox says otherwise: 45 days. */
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(45);

    private static final Logger LOG = LoggerFactory.getLogger("org.webhookverifier.inbox");
    private static final Duration FIRST_PURGE = Duration.ofMinutes(1);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    private static final int PURGED_AT_ONCE = 1_000;
    private static final int COMMITTED_AT_ONCE = 128;
    private static final List<String> UNPARKED_AT_START = List.of("unsupported_version", "no_handler");

    private final InboxStore store;
    private final Processor processor;
    private final GroupWriter<List<NewEntry>, List<Acceptance>> writer;
    private final Lanes lanes;
    private final PausedEntries paused;
    private final Map<String, Duration> retentions;
    private final Duration bodyRetention;
    private final Duration acceptTimeout;
    private final Duration grace;
    private final List<String> unsafe;
    // Nonces only have to differ; chosen by chance, they differ between processes as well.
    private final AtomicLong nonces = new AtomicLong(new SecureRandom().nextLong());
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch writerLeft = new CountDownLatch(1);
    private boolean started;
    private volatile boolean grouped;

    Inbox(
            InboxBuilder builder,
            Collection<Source> sources,
            Dispatcher dispatcher,
            Function<Delivery, @Nullable Payload> payloads,
            LiveRules live,
            Supplier<Json> json) {
        store = builder.store;
        lanes = builder.lanes(dispatcher);
        retentions = builder.retentions(sources);
        bodyRetention = builder.bodyRetention;
        acceptTimeout = builder.acceptTimeout;
        grace = builder.grace;
        unsafe = List.copyOf(store.unsafeSettings());
        var worker = new EntryWorker(
                dispatcher,
                payloads,
                builder.rules(sources),
                builder.staleHook,
                builder.listeners,
                live,
                new Chain(json, lanes, nonces::incrementAndGet, builder.deepest));
        var pace = new Processor.Pace(builder.workers, builder.lease, builder.poll);
        processor = new Processor(store, worker, pace, retentions.keySet(), builder.limits);
        paused = new PausedEntries(store, live, retentions.keySet(), processor::wake);
        writer = new GroupWriter<>(builder.waiting, COMMITTED_AT_ONCE, this::acceptTogether);
        unsafe.forEach(setting -> LOG.warn("The inbox is unsafe: {}", setting));
        if (!builder.startedByHand) {
            start();
        }
    }

    /** Starts the configuration of an inbox whose entries are in the given store; it is closed with the inbox. */
    public static InboxBuilder on(InboxStore store) {
        return new InboxBuilder(store);
    }

    /** Starts the workers, unless they have been started. */
    public synchronized void start() {
        if (started || closing.getCount() == 0) {
            return;
        }
        started = true;
        unpark();
        Workers.start("webhook-inbox-subscriptions", () -> paused.follow(closing));
        Workers.start("webhook-inbox-accept", () -> {
            writer.run();
            writerLeft.countDown();
        });
        grouped = true;
        processor.start();
        Workers.start("webhook-inbox-purge", this::purgeNowAndThen);
    }

    /**
     * Handles on this thread everything that is due, one after the other, until nothing is. For tests, and for programs that handle
     * what has come in at a time of their own.
     *
     * @return how many attempts were made
     * @throws IllegalStateException if the workers have been started
     */
    public synchronized int runDue() {
        if (started) {
            throw new IllegalStateException("The workers of the inbox have been started; let them do it.");
        }
        paused.look();
        return processor.runDue();
    }

    /** Looks at once what is paused now, and lets those entries be handled that need not wait; for the receiver. */
    public void subscriptionsChanged() {
        paused.changed();
    }

    /**
     * Keeps deliveries of one request, all of them or none; for the receiver.
     *
     * @return what became of each, or why they are not kept
     */
    public Intake accept(List<Arrival> arrivals) {
        var entries = new ArrayList<NewEntry>(arrivals.size());
        for (Arrival arrival : arrivals) {
            entries.add(entry(arrival));
        }
        try {
            return accepted(entries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Intake.Refused("inbox_closed", null);
        } catch (RuntimeException e) {
            return new Intake.Refused("inbox_error", e);
        }
    }

    private Intake accepted(List<NewEntry> entries) throws InterruptedException {
        if (closing.getCount() == 0) {
            return new Intake.Refused("inbox_closed", null);
        }
        List<Acceptance> answers;
        if (grouped) {
            var ticket = writer.offer(entries);
            if (ticket == null) {
                return new Intake.Refused("inbox_full", null);
            }
            answers = ticket.await(acceptTimeout);
            if (answers == null) {
                return new Intake.Refused("inbox_slow", null);
            }
            processor.wake();
        } else {
            answers = store.accept(entries);
        }
        return new Intake.Kept(answers);
    }

    private List<List<Acceptance>> acceptTogether(List<List<NewEntry>> requests) {
        var entries = new ArrayList<NewEntry>();
        requests.forEach(entries::addAll);
        List<Acceptance> answers = store.accept(entries);
        var each = new ArrayList<List<Acceptance>>(requests.size());
        int at = 0;
        for (List<NewEntry> request : requests) {
            each.add(List.copyOf(answers.subList(at, at + request.size())));
            at += request.size();
        }
        return each;
    }

    private NewEntry entry(Arrival arrival) {
        Delivery delivery = arrival.delivery();
        Place place = arrival.isUnreadable() ? Place.NONE : lanes.place(delivery, arrival.payload());
        return new NewEntry(
                delivery,
                arrival.fingerprint(),
                nonces.incrementAndGet(),
                place.name(),
                place.position(),
                arrival.state(),
                arrival.reason());
    }

    /** Returns whether the deliveries of a source are kept here. */
    public boolean keeps(String source) {
        return retentions.containsKey(source);
    }

    /** Returns how many entries there are, and how long the oldest has waited. */
    public InboxCounts counts() {
        return store.counts();
    }

    /** Returns how many entries the workers of this node have claimed. */
    public int running() {
        return processor.running();
    }

    /** Returns the number of entries that a query finds, whatever its limit. */
    public long count(EntryQuery query) {
        return store.count(query);
    }

    /** Returns the entries that a query finds, the oldest first, without their bodies. */
    public List<EntryInfo> list(EntryQuery query) {
        return store.list(query);
    }

    /** Returns the entry with a number, without its body. */
    public Optional<EntryInfo> find(long id) {
        return store.list(EntryQuery.id(id)).stream().findFirst();
    }

    /** Returns the entry that holds the delivery with a key, without its body. */
    public Optional<EntryInfo> find(DeliveryKey key) {
        return store.find(key);
    }

    /** Returns the delivery of an entry with its body; empty if there is no such entry, or its body has been purged. */
    public Optional<Delivery> delivery(long id) {
        return store.delivery(id);
    }

    /** Returns what a change would do, and does nothing. */
    public Preview preview(Action action, EntryQuery query) {
        var applicable = new ArrayList<EntryInfo>();
        var others = new ArrayList<EntryInfo>();
        for (EntryInfo entry : store.list(query)) {
            (Applicable.to(action, entry) ? applicable : others).add(entry);
        }
        return new Preview(action, query, applicable, others);
    }

    /**
     * Lets dead, done and parked entries be handled again, by the same filters and handlers as if they had just come; their timestamps
     * are not checked again. Of a dead or parked entry only the handlers run that had not finished, of a done one all do.
     *
     * @param query which entries; its limit counts
     * @param who the person or program that wants it; for the audit trail
     * @param why the reason; for the audit trail
     * @return the number of entries
     */
    public int replay(EntryQuery query, String who, String why) {
        int changed = change(query, new Change(Action.REPLAY, who, why));
        processor.wake();
        return changed;
    }

    /**
     * Makes entries dead letters that wait or are parked.
     *
     * @param query which entries; its limit counts
     * @param who the person or program that wants it; for the audit trail
     * @param why the reason; for the audit trail
     * @return the number of entries
     */
    public int bury(EntryQuery query, String who, String why) {
        return change(query, new Change(Action.BURY, who, why));
    }

    private int change(EntryQuery query, Change change) {
        int changed = store.change(query, change);
        LOG.info(
                "inbox {}: {} entries, by {}",
                change.action().text(),
                changed,
                org.webhookverifier.observe.LogText.of(change.who()));
        return changed;
    }

    /** Returns what was changed by hand, the newest first. */
    public List<AuditRecord> audits(int most) {
        return store.audits(most);
    }

    /** Removes what is past its retention; workers that are started do it after a minute and then every hour. Returns the number of entries removed. */
    public int purge() {
        int purged = 0;
        for (Map.Entry<String, Duration> each : retentions.entrySet()) {
            int some;
            do {
                some = store.purge(each.getKey(), each.getValue(), PURGED_AT_ONCE);
                purged += some;
            } while (some == PURGED_AT_ONCE);
            do {
                some = store.purgeBodies(each.getKey(), bodyRetention, PURGED_AT_ONCE);
            } while (some == PURGED_AT_ONCE);
        }
        return purged;
    }

    /** Returns for how long the entries of each source are kept when they are done or dead. */
    public Map<String, Duration> retentions() {
        return Map.copyOf(retentions);
    }

    /** Returns what makes acknowledged deliveries less safe than promised, a sentence for each. */
    public List<String> unsafeSettings() {
        return unsafe;
    }

    @SuppressWarnings("IllegalCatch") // a store may throw anything, and the next turn tries again
    private void purgeNowAndThen() {
        try {
            Duration pause = FIRST_PURGE;
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = PURGE_EVERY;
                try {
                    int purged = purge();
                    LOG.debug("inbox purged {} entries", purged);
                    unpark();
                    paused.release();
                } catch (RuntimeException e) {
                    Complaints.storeFailed(LOG, "purged in", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What no handler could take may be what this program, newer than the one before, has one for. */
    private void unpark() {
        try {
            Set<String> mine = retentions.keySet();
            UNPARKED_AT_START.forEach(reason -> store.unpark(mine, reason));
        } catch (RuntimeException e) {
            Complaints.storeFailed(LOG, "read from", e);
        }
    }

    /**
     * Lets handlers that run end, interrupts them after the {@linkplain InboxBuilder#grace grace}, gives back what has not begun, and
     * closes the store. What was accepted and is not done waits in the store. May be called more than once.
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closing.getCount() == 0) {
                return;
            }
            closing.countDown();
        }
        try {
            if (started) {
                processor.stop(grace);
                writer.close();
                writerLeft.await(grace.toMillis() + 1_000, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            store.close();
        }
    }
}
