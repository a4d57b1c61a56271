package org.webhookverifier.admit;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.admit.ElapsedTime.Moment;
import org.webhookverifier.admit.Entry.Done;
import org.webhookverifier.admit.Entry.Held;
import org.webhookverifier.admit.Entry.Released;
import org.webhookverifier.admit.Entry.Request;
import org.webhookverifier.config.Problems;
import org.webhookverifier.config.WebhookConfigurationException;
import org.webhookverifier.event.DeliveryKey;

/**
 * Remembers deliveries in the memory of this process: the default, for applications that run on a single node.
 *
 * <p>Holds 1,000,000 ids and 256 MiB by default; an id of any length takes the same room, because its SHA-256 digest is kept. When
 * a bound is reached, what is over is forgotten; if nothing is, {@link Claim.Full} is the answer to any key that is not in the
 * store. Nothing that {@link DedupStore} promises to remember is forgotten before its time, except at a restart: then all is. One
 * call searches at most 131,072 ids for what is over, so in a larger store that is full a later call may find a place first.
 *
 * <p>A claim whose lease is over is remembered for as long again and at least for an hour, unless its place is needed. A key that
 * is released without finished handlers leaves the store.
 *
 * <p>Thread-safe. Starts no threads: calls that write clear away what is over.
 */
public final class MemoryDedupStore implements DedupStore {
    private final ElapsedTime time;
    private final Room room;
    private final AtomicLong tokens = new AtomicLong();
    private final Stripes stripes;
    private final Logger log;
    private final AtomicBoolean warned = new AtomicBoolean();

    private MemoryDedupStore(Builder builder) {
        time = new ElapsedTime(builder.clock);
        room = new Room(builder.maximumIds, builder.maximumBytes);
        log = builder.log;
        stripes = new Stripes(room);
        log.info(
                "De-duplication in the memory of this process: up to {} ids, {} bytes. It is for a single node, and it is"
                        + " empty after a restart; configure a shared store where deliveries reach several nodes.",
                room.capacity(),
                builder.maximumBytes);
    }

    /** Starts a store with the default bounds and the system's clock. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Claim claim(DeliveryKey key, long fingerprint, Duration lease) {
        long nanos = ElapsedTime.nanos("lease", lease);
        KeyDigest digest = KeyDigest.of(key);
        Stripe stripe = stripes.stripe(digest);
        while (true) {
            Moment now = time.now();
            var request = new Request(fingerprint, now, nanos);
            Entry known = stripe.entry(digest, now);
            Claim refusal = known == null ? null : known.refusal(request);
            if (refusal != null) {
                return refusal;
            }
            Claim claim = take(stripe, digest, known, request);
            if (claim instanceof Claim.Claimed) {
                warnIfNearlyFull();
                return claim;
            }
            if (claim != null && !stripes.makeRoom(digest, now)) {
                return claim;
            }
        }
    }

    @Override
    public boolean complete(DeliveryKey key, long token, Duration retention) {
        long nanos = ElapsedTime.nanos("retention", retention);
        KeyDigest digest = KeyDigest.of(key);
        Stripe stripe = stripes.stripe(digest);
        Moment now = time.now();
        return stripe.entry(digest, now) instanceof Held held
                && held.token == token
                && stripe.swap(digest, held, new Done(held.fingerprint, now.reached() + nanos), now);
    }

    @Override
    public boolean release(DeliveryKey key, long token, Set<String> finished, Duration retention) {
        long nanos = ElapsedTime.nanos("retention", retention);
        KeyDigest digest = KeyDigest.of(key);
        Stripe stripe = stripes.stripe(digest);
        Moment now = time.now();
        if (!(stripe.entry(digest, now) instanceof Held held) || held.token != token) {
            return false;
        }
        if (finished.isEmpty()) {
            return stripe.drop(digest, held);
        }
        return stripe.swap(digest, held, new Released(finished, now.reached() + nanos), now);
    }

    /** Returns the number of ids in the store, those included that are over and not yet cleared away. */
    public long ids() {
        return room.ids();
    }

    /** Returns the estimated bytes of all ids in the store: 184 for each, and what the names of finished handlers take. */
    public long estimatedBytes() {
        return room.bytes();
    }

    /** Returns how many ids the store can hold if it need not keep names of handlers. */
    public long capacity() {
        return room.capacity();
    }

    /** Claims the key or finds no room; returns nothing if something has happened to the key since it was looked up. */
    private @Nullable Claim take(Stripe stripe, KeyDigest key, @Nullable Entry known, Request request) {
        if (known == null) {
            return stripe.enter(key, () -> new Held(tokens.incrementAndGet(), request, null), request.now());
        }
        var held = new Held(tokens.incrementAndGet(), request, known.progress(request.now()));
        return stripe.swap(key, known, held, request.now()) ? held.claimed() : null;
    }

    private void warnIfNearlyFull() {
        if (!warned.get() && room.isNearlyFull() && warned.compareAndSet(false, true)) {
            log.warn(
                    "The de-duplication store is 80 % full: {} ids of {}, {} bytes. Once it is full, new deliveries are answered"
                            + " with 503; raise maximumIds and maximumBytes, or use a shared store.",
                    room.ids(), room.capacity(), room.bytes());
        }
    }

    /** Builds a store. Not thread-safe. */
    public static final class Builder {
        private long maximumIds = 1_000_000;
        private long maximumBytes = 256L << 20;
        private Clock clock = Clock.systemUTC();
        private Logger log = LoggerFactory.getLogger(MemoryDedupStore.class);

        private Builder() {}

        /** Sets how many ids are held at most; 1,000,000 by default. */
        public Builder maximumIds(long count) {
            maximumIds = count;
            return this;
        }

        /** Sets how many bytes the ids may take, as {@link #estimatedBytes()} counts them; 268,435,456 (256 MiB) by default. */
        public Builder maximumBytes(long bytes) {
            maximumBytes = bytes;
            return this;
        }

        /**
         * Sets what drives leases and retention; the system's clock by default.
         *
         * <p>Setting the system's clock has no effect: time is then measured with a timer that nobody can set. Where any other
         * clock is set back, leases go on as if it were not, and retention lasts until it has come to the same end; a step
         * forward counts as time that has passed.
         */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** For tests: what is told to operators. */
        Builder log(Logger value) {
            log = value;
            return this;
        }

        /**
         * Builds the store.
         *
         * @throws WebhookConfigurationException if a bound leaves no room for a single id
         */
        public MemoryDedupStore build() {
            var problems = new Problems();
            if (maximumIds < 1) {
                problems.add("maximumIds is " + maximumIds + ", but a store must hold at least 1 id");
            }
            if (maximumBytes < Room.ENTRY_BYTES) {
                problems.add("maximumBytes is " + maximumBytes + ", but a single id takes " + Room.ENTRY_BYTES);
            }
            problems.throwIfAny();
            return new MemoryDedupStore(this);
        }
    }
}
