package org.webhookverifier.examples.quickstart.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.webhookverifier.inbox.Attempt;
import org.webhookverifier.inbox.AttemptListener;

/** What the inbox tells of each attempt of its workers. Thread-safe. */
public final class Attempts implements AttemptListener {
    private static final int CAPACITY = 1_000;

    private final BlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>(CAPACITY);

    /** Keeps the attempt; where nobody reads them for long, new ones are left out. */
    @Override
    public void attempted(Attempt attempt) {
        attempts.offer(attempt);
    }

    /** Waits for the next attempt, for some time. */
    Optional<Attempt> next(Duration atMost) throws InterruptedException {
        return Optional.ofNullable(attempts.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }
}
