package org.webhookverifier.verify;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.source.SourcePath;

/**
 * Tells operators that a resolver fails: with the stack trace at WARN once a minute, because anybody can cause it, and in a line
 * at DEBUG in between.
 *
 * <p>Thread-safe.
 */
final class ResolverLog {
    private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);
    private static final long MINUTE = 60_000;

    private final String source;
    private final Clock clock;
    private final AtomicLong leftOut = new AtomicLong();
    private long lastWarning = -MINUTE;

    ResolverLog(String source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    void failed(String tenant, RuntimeException error) {
        // A tenant that no path can name may hold line ends.
        String shown = SourcePath.isTenant(tenant) ? tenant : "";
        if (mayWarn()) {
            long missing = leftOut.getAndSet(0);
            String more = missing == 0 ? "" : "; " + missing + " more failures were left out";
            LOG.warn("The secrets of source '{}', tenant '{}' cannot be found out{}", source, shown, more, error);
        } else {
            LOG.debug(
                    "The secrets of source '{}', tenant '{}' cannot be found out: {}, number {} since the last warning",
                    source,
                    shown,
                    error.getClass().getName(),
                    leftOut.incrementAndGet());
        }
    }

    private synchronized boolean mayWarn() {
        long now = clock.millis();
        // A clock that was set back must not silence it.
        boolean due = Math.abs(now - lastWarning) >= MINUTE;
        lastWarning = due ? now : lastWarning;
        return due;
    }
}
