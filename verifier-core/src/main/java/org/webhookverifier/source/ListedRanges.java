package org.webhookverifier.source;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.address.IpRanges;
import org.webhookverifier.config.WebhookConfigurationException;

/** Fixed ranges and those of lists, which are read again in the background when they are old. Thread-safe. */
final class ListedRanges {
    private static final Logger LOG = LoggerFactory.getLogger(ListedRanges.class);
    static final Duration LIFETIME = Duration.ofHours(1);
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final String source;
    private final List<String> fixed;
    private final List<AddressList> lists;
    private final LongSupplier nanos;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile IpRanges current;
    private volatile long readAgainAt;

    private ListedRanges(
            String source, List<String> fixed, List<AddressList> lists, LongSupplier nanos, IpRanges current) {
        this.source = source;
        this.fixed = fixed;
        this.lists = lists;
        this.nanos = nanos;
        this.current = current;
        readAgainAt = nanos.getAsLong() + LIFETIME.toNanos();
    }

    /**
     * Reads the lists.
     *
     * @throws IOException if one cannot be read
     * @throws WebhookConfigurationException if one is empty or gives something that is no range
     */
    static ListedRanges read(String source, List<String> fixed, List<AddressList> lists, LongSupplier nanos)
            throws IOException {
        return new ListedRanges(source, List.copyOf(fixed), List.copyOf(lists), nanos, ranges(fixed, lists));
    }

    /** Returns the ranges that count; it never waits for a list. */
    IpRanges current() {
        if (nanos.getAsLong() - readAgainAt >= 0 && reading.compareAndSet(false, true)) {
            var thread = new Thread(this::readAgain, "webhook-addresses-" + source);
            thread.setDaemon(true);
            thread.start();
        }
        return current;
    }

    @SuppressWarnings("IllegalCatch") // a list is the application's: whatever it throws, what it gave last counts
    private void readAgain() {
        Duration wait = PAUSE;
        try {
            current = ranges(fixed, lists);
            wait = LIFETIME;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The address list of source '{}' cannot be read; the last one goes on to count", source, e);
        } finally {
            readAgainAt = nanos.getAsLong() + wait.toNanos();
            reading.set(false);
        }
    }

    private static IpRanges ranges(List<String> fixed, List<AddressList> lists) throws IOException {
        var all = new ArrayList<>(fixed);
        for (AddressList list : lists) {
            List<String> listed = list.ranges();
            if (listed.isEmpty()) {
                throw new IOException("The address list is empty");
            }
            all.addAll(listed);
        }
        return IpRanges.of(all);
    }
}
