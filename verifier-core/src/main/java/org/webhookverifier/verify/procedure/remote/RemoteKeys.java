package org.webhookverifier.verify.procedure.remote;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.source.Downloads;

/**
 * Keeps what a provider publishes at one address.
 *
 * <p>It is fetched when it is first needed, and again after an hour or when a key is asked for that is not in it, by one thread at a
 * time. Whatever senders send, there are at least 10 seconds between two fetches, and a minute between two for the sake of an
 * unknown key. While the address does not answer, what was fetched last counts for up to a day.
 *
 * <p>Thread-safe.
 *
 * @param <T> what is made of the answer
 */
public final class RemoteKeys<T> {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);
    private static final long LIFE_MILLIS = 3_600_000;
    private static final long LAST_GOOD_MILLIS = 24 * LIFE_MILLIS;
    private static final long RETRY_MILLIS = 10_000;
    private static final long UNKNOWN_MILLIS = 60_000;

    private final Downloads downloads;
    private final URI address;
    private final int limit;
    private final Reader<T> reader;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Fetched<T> fetched;
    private volatile @Nullable Long attemptedAt;

    /** Keeps what is at an address, at most so many bytes. */
    public RemoteKeys(Downloads downloads, URI address, int limit, Reader<T> reader) {
        this.downloads = downloads;
        this.address = address;
        this.limit = limit;
        this.reader = reader;
    }

    /** Returns what is published, or {@code null} if that cannot be had. */
    public @Nullable T current(long nowMillis) {
        Fetched<T> known = fetched;
        if (known == null || isOver(known.at, nowMillis, LIFE_MILLIS)) {
            fetch(known, nowMillis, RETRY_MILLIS);
        }
        return usable(nowMillis);
    }

    /**
     * Returns what is published; if a key is missing from it, fetched again, unless that was done shortly before. {@code null} if it
     * cannot be had or another thread is just fetching it.
     *
     * @param complete whether the key is there
     */
    public @Nullable T having(Predicate<T> complete, long nowMillis) {
        T value = current(nowMillis);
        if (value == null || complete.test(value)) {
            return value;
        }
        return fetch(fetched, nowMillis, UNKNOWN_MILLIS) ? usable(nowMillis) : null;
    }

    /** Returns whether what there is to know is known; not if another thread is about to find out. */
    private boolean fetch(@Nullable Fetched<T> known, long nowMillis, long pause) {
        if (known == null) {
            fetching.lock();
        } else if (!fetching.tryLock()) {
            return false;
        }
        try {
            Long attempt = attemptedAt;
            if (fetched == known && (attempt == null || isOver(attempt, nowMillis, pause))) {
                attemptedAt = nowMillis;
                fetched = new Fetched<>(reader.read(downloads.get(address, limit)), nowMillis);
            }
        } catch (IOException e) {
            LOG.warn("What is published at {} cannot be had: {}", address, e.toString());
        } catch (RuntimeException e) {
            // The downloads may be the application's: whatever they throw, the sender shall come again.
            LOG.warn("What is published at {} cannot be had", address, e);
        } finally {
            fetching.unlock();
        }
        return true;
    }

    private @Nullable T usable(long nowMillis) {
        Fetched<T> known = fetched;
        return known == null || isOver(known.at, nowMillis, LAST_GOOD_MILLIS) ? null : known.value;
    }

    // In either direction: a clock that was put back must not keep old keys alive.
    private static boolean isOver(long since, long nowMillis, long millis) {
        return Math.abs(nowMillis - since) >= millis;
    }

    /**
     * Makes keys of an answer.
     *
     * @param <T> what is made
     */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Reads an answer.
         *
         * @throws IOException if it is not of the documented form
         */
        T read(byte[] answer) throws IOException;
    }

    /** Compared by identity: equal keys fetched twice are two answers. */
    private static final class Fetched<T> {
        private final T value;
        private final long at;

        Fetched(T value, long at) {
            this.value = value;
            this.at = at;
        }
    }
}
