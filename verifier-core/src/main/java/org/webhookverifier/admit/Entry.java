package org.webhookverifier.admit;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.admit.ElapsedTime.Moment;

/**
 * What the memory store knows of one key.
 *
 * <p>Immutable, and compared by identity: replacing one entry by another then succeeds only if nothing has happened to the key in
 * between, not even something that led to an equal entry.
 */
sealed interface Entry {
    /** A claim that somebody asks for; the lease is in nanoseconds. */
    record Request(long fingerprint, Moment now, long lease) {}

    /** Returns for how many nanoseconds the store must remember this; if not positive, another key may have its place. */
    long owed(Moment now);

    /** Returns when this goes, as {@link Moment#reached()}, even if nobody needs its place. */
    long end();

    /** Returns why the key cannot be claimed, if it cannot. */
    @Nullable
    Claim refusal(Request request);

    /** Returns what earlier attempts have finished, as far as it still counts. */
    @Nullable
    Released progress(Moment now);

    /** Returns the estimated bytes of the names of handlers. */
    default long nameBytes() {
        return 0;
    }

    /** A claim; its lease may be over, then it stays until somebody needs the key or the place. */
    final class Held implements Entry {
        /** How long after its lease a claim is remembered, if its place is not needed: as long again, and at least an hour. */
        private static final long LAPSED = Duration.ofHours(1).toNanos();

        final long token;
        final long fingerprint;
        private final long leaseEnd;
        private final long end;
        private final @Nullable Released before;

        Held(long token, Request request, @Nullable Released before) {
            this.token = token;
            this.fingerprint = request.fingerprint();
            this.leaseEnd = request.now().counted() + request.lease();
            this.before = before;
            long lapsed = request.now().reached() + request.lease() + Math.max(request.lease(), LAPSED);
            this.end = before == null ? lapsed : Math.max(lapsed, before.end());
        }

        Claim.Claimed claimed() {
            return new Claim.Claimed(token, before == null ? Set.of() : before.finished);
        }

        @Override
        public long owed(Moment now) {
            long lease = leaseEnd - now.counted();
            return before == null ? lease : Math.max(lease, before.owed(now));
        }

        @Override
        public long end() {
            return end;
        }

        /** At the very end of the lease the key can be claimed. */
        @Override
        public @Nullable Claim refusal(Request request) {
            long remaining = leaseEnd - request.now().counted();
            return remaining > 0 ? new Claim.InProgress(Duration.ofNanos(remaining)) : null;
        }

        @Override
        public @Nullable Released progress(Moment now) {
            return before == null ? null : before.progress(now);
        }

        @Override
        public long nameBytes() {
            return before == null ? 0 : before.nameBytes();
        }
    }

    /** A completed claim. */
    final class Done implements Entry {
        private static final Claim SAME = new Claim.Duplicate(true);
        private static final Claim OTHER = new Claim.Duplicate(false);

        private final long fingerprint;
        private final long end;

        Done(long fingerprint, long end) {
            this.fingerprint = fingerprint;
            this.end = end;
        }

        /** At the very end of the retention the key is unknown again. */
        @Override
        public long owed(Moment now) {
            return end - now.reached();
        }

        @Override
        public long end() {
            return end;
        }

        @Override
        public @Nullable Claim refusal(Request request) {
            if (owed(request.now()) <= 0) {
                return null;
            }
            return request.fingerprint() == fingerprint ? SAME : OTHER;
        }

        @Override
        public @Nullable Released progress(Moment now) {
            return null;
        }
    }

    /** The names of the handlers that need not run again. */
    final class Released implements Entry {
        /** What a set and, without its characters, a name in it take. */
        private static final long SET_BYTES = 64;

        private static final long NAME_BYTES = 56;

        private final Set<String> finished;
        private final long end;

        Released(Set<String> finished, long end) {
            this.finished = Set.copyOf(finished);
            this.end = end;
        }

        @Override
        public long owed(Moment now) {
            return end - now.reached();
        }

        @Override
        public long end() {
            return end;
        }

        @Override
        public @Nullable Claim refusal(Request request) {
            return null;
        }

        @Override
        public @Nullable Released progress(Moment now) {
            return owed(now) > 0 ? this : null;
        }

        @Override
        public long nameBytes() {
            long bytes = SET_BYTES;
            for (String name : finished) {
                bytes += NAME_BYTES + 2L * name.length();
            }
            return bytes;
        }
    }
}
