package org.webhookverifier.inbox;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** Complains of a store at most every ten seconds: while one is down, everything that is tried fails. */
final class Complaints {
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private Complaints() {}

    static void storeFailed(Logger log, String what, Throwable error) {
        long due = NEXT.get();
        long now = System.nanoTime();
        if (now - due >= 0 && NEXT.compareAndSet(due, now + PAUSE)) {
            log.error("The inbox cannot be {} its store; it is tried again until it can", what, error);
        }
    }
}
