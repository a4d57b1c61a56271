package org.webhookverifier.admit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.admit.ElapsedTime.Moment;
import org.webhookverifier.admit.Entry.Held;

/**
 * One of the caches that a memory store consists of.
 *
 * <p>What an entry means, and when it is over, is decided by {@link Entry} alone. Caffeine holds the entries and clears away those
 * that are past their end, at each write, in the thread that writes. It has no bound of its own, so it never evicts one entry for
 * the sake of another. Many small caches instead of a large one keep the clearing short: a million entries that end together take
 * a quarter of a second.
 *
 * <p>Thread-safe; each change of an entry is atomic.
 */
final class Stripe {
    private static final Claim FULL = new Claim.Full();

    private final Room room;
    private final Cache<KeyDigest, Entry> cache;
    private final ConcurrentMap<KeyDigest, Entry> entries;
    private final Policy<KeyDigest, Entry> policy;

    /** Caffeine's time, as {@link Moment#reached()}: the latest that was given, which saves asking the clock several times. */
    private volatile long reached;

    /** A time, as {@link Moment#counted()}, before which no entry stops being owed. */
    private final AtomicLong nothingDueBefore = new AtomicLong(Long.MAX_VALUE);

    Stripe(Room room) {
        this.room = room;
        cache = Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(() -> reached)
                .expireAfter(new AtEnd())
                .evictionListener(this::cleared)
                .build();
        entries = cache.asMap();
        policy = cache.policy();
    }

    private void cleared(@Nullable KeyDigest key, @Nullable Entry entry, RemovalCause cause) {
        if (entry != null) {
            room.give(entry);
        }
    }

    /** Returns what is known of a key; it may be over. */
    @Nullable
    Entry entry(KeyDigest key, Moment now) {
        reached = now.reached();
        return policy.getIfPresentQuietly(key);
    }

    /** Adds a claim for a key that is unknown, or says that there is no room; returns nothing if the key is not unknown. */
    @Nullable
    Claim enter(KeyDigest key, Supplier<Held> maker, Moment now) {
        var newcomer = new Newcomer(maker);
        Entry known = entries.computeIfAbsent(key, newcomer);
        Held entered = newcomer.entered;
        if (entered == null) {
            return known == null ? FULL : null;
        }
        noteDue(entered, now);
        return entered.claimed();
    }

    /** Replaces an entry, unless something has happened to the key since it was read. */
    boolean swap(KeyDigest key, Entry old, Entry fresh, Moment now) {
        if (!entries.replace(key, old, fresh)) {
            return false;
        }
        room.resize(fresh.nameBytes() - old.nameBytes());
        noteDue(fresh, now);
        return true;
    }

    /** Removes an entry, unless something has happened to the key since it was read. */
    boolean drop(KeyDigest key, Entry old) {
        var leaver = new Leaver(old);
        entries.computeIfPresent(key, leaver);
        return leaver.left;
    }

    /** Removes the entries that are not owed any more; returns whether it had to look for them. */
    boolean dropDue(Moment now) {
        if (now.counted() < nothingDueBefore.get()) {
            return false;
        }
        reached = now.reached();
        synchronized (this) {
            cache.cleanUp();
            if (!room.hasPlace()) {
                search(now);
            }
        }
        return true;
    }

    private void search(Moment now) {
        // Set first, so that whoever adds an entry behind the search lowers it again.
        nothingDueBefore.set(Long.MAX_VALUE);
        long next = Long.MAX_VALUE;
        for (Map.Entry<KeyDigest, Entry> each : entries.entrySet()) {
            Entry entry = each.getValue();
            long owed = entry.owed(now);
            if (owed > 0) {
                next = Math.min(next, now.counted() + owed);
            } else {
                drop(each.getKey(), entry);
            }
        }
        noteDue(next);
    }

    private void noteDue(Entry entry, Moment now) {
        noteDue(now.counted() + entry.owed(now));
    }

    private void noteDue(long due) {
        if (due < nothingDueBefore.get()) {
            nothingDueBefore.accumulateAndGet(due, Math::min);
        }
    }

    /** Makes a claim only once it is certain that the key is unknown and that there is room, so that its token is the newest. */
    private final class Newcomer implements Function<KeyDigest, @Nullable Entry> {
        private final Supplier<Held> maker;
        private @Nullable Held entered;

        Newcomer(Supplier<Held> maker) {
            this.maker = maker;
        }

        @Override
        public @Nullable Entry apply(KeyDigest key) {
            if (room.take()) {
                entered = maker.get();
            }
            return entered;
        }
    }

    /** Gives the place back in the step that removes the entry: later, the key's own next claim might find the store full. */
    private final class Leaver implements BiFunction<KeyDigest, Entry, @Nullable Entry> {
        private final Entry leaving;
        private boolean left;

        Leaver(Entry leaving) {
            this.leaving = leaving;
        }

        @Override
        public @Nullable Entry apply(KeyDigest key, Entry known) {
            if (known != leaving) {
                return known;
            }
            room.give(known);
            left = true;
            return null;
        }
    }

    /** Lets Caffeine clear an entry away at the first of its own ticks at or after the entry's end. */
    private static final class AtEnd implements Expiry<KeyDigest, Entry> {
        /**
         * Caffeine hides an entry as soon as it has expired, but counts it until the next tick. In between it would take up a
         * place that nobody can free, so the two are made to fall together.
         */
        private static final long TICK = 1L << 30;

        @Override
        public long expireAfterCreate(KeyDigest key, Entry entry, long now) {
            long ticks = (entry.end() + TICK - 1) / TICK;
            return Math.max(1, ticks * TICK - now);
        }

        @Override
        public long expireAfterUpdate(KeyDigest key, Entry entry, long now, long before) {
            return expireAfterCreate(key, entry, now);
        }

        @Override
        public long expireAfterRead(KeyDigest key, Entry entry, long now, long before) {
            return before;
        }
    }
}
