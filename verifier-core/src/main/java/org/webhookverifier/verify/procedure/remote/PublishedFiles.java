package org.webhookverifier.verify.procedure.remote;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.source.Downloads;

/**
 * Keeps certificates and keys by their addresses, which name their content: what was fetched once is not fetched again.
 *
 * <p>Senders choose the address within what is allowed, so that there are at most 30 fetches a minute, one at a time, and at most
 * 100 files.
 *
 * <p>Thread-safe.
 *
 * @param <T> what is made of a file
 */
final class PublishedFiles<T> {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedFiles.class);
    private static final int LIMIT = 64 * 1024;
    private static final int MOST = 100;
    private static final int FETCHES = 30;
    private static final long MINUTE = 60_000;
    private static final long PATIENCE_SECONDS = 10;

    private final Downloads downloads;
    private final RemoteKeys.Reader<T> reader;
    private final Map<URI, T> known = new ConcurrentHashMap<>();
    private final Map<URI, T> oldestFirst = new LinkedHashMap<>();
    private final ReentrantLock fetching = new ReentrantLock();
    private long minuteStart;
    private int fetches;
    private boolean warned;

    PublishedFiles(Downloads downloads, RemoteKeys.Reader<T> reader) {
        this.downloads = downloads;
        this.reader = reader;
    }

    /** Returns what is at an address, or {@code null} if it cannot be had. */
    @Nullable
    T at(URI address, long nowMillis) {
        T file = known.get(address);
        return file != null ? file : fetchInTurn(address, nowMillis);
    }

    private @Nullable T fetchInTurn(URI address, long nowMillis) {
        try {
            if (!fetching.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            T file = known.get(address);
            return file != null || !mayFetch(nowMillis) ? file : fetch(address);
        } catch (IOException e) {
            log(address, e);
            return null;
        } catch (RuntimeException e) {
            // The downloads may be the application's: whatever they throw, the sender shall come again.
            log(address, e);
            return null;
        } finally {
            fetching.unlock();
        }
    }

    // Anybody can cause it; once a minute is enough to know of it.
    private void log(URI address, Exception failure) {
        if (warned) {
            LOG.debug("The file at {} cannot be had: {}", address, failure.toString());
        } else {
            LOG.warn("The file at {} cannot be had", address, failure);
        }
        warned = true;
    }

    private boolean mayFetch(long nowMillis) {
        if (Math.abs(nowMillis - minuteStart) >= MINUTE) {
            minuteStart = nowMillis;
            fetches = 0;
            warned = false;
        }
        return ++fetches <= FETCHES;
    }

    private T fetch(URI address) throws IOException {
        T file = reader.read(downloads.get(address, LIMIT));
        oldestFirst.put(address, file);
        known.put(address, file);
        if (oldestFirst.size() > MOST) {
            URI oldest = oldestFirst.keySet().iterator().next();
            oldestFirst.remove(oldest);
            known.remove(oldest);
        }
        return file;
    }
}
