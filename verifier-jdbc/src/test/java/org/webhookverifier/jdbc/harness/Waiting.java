package org.webhookverifier.jdbc.harness;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what has to happen some time. */
final class Waiting {
    private static final Duration LONG = Duration.ofSeconds(60);

    private Waiting() {}

    /** What may be so. */
    interface Condition {
        boolean holds() throws Exception;
    }

    static void until(String what, Condition condition) {
        until(what, LONG, condition);
    }

    /** Waits; fails if it has not come true after a time that is long. */
    @SuppressWarnings("IllegalCatch") // what fails while a server is down is tried again
    static void until(String what, Duration most, Condition condition) {
        long end = System.nanoTime() + most.toNanos();
        Exception last = null;
        while (System.nanoTime() - end < 0) {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            pause(Duration.ofMillis(5));
        }
        throw new AssertionError("not within " + most + ": " + what, last);
    }

    static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    static void pause(long micros) {
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    }
}
