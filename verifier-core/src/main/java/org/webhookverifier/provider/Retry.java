package org.webhookverifier.provider;

import java.time.Duration;

/**
 * How long a provider waits for an answer and how long it tries again.
 *
 * @param timeout how long it waits for an answer; zero where it is not known
 * @param window how long after the first attempt a copy may still come, by itself or by hand; zero where it is not known
 */
public record Retry(Duration timeout, Duration window) {
    /** Neither is known. */
    public static final Retry UNKNOWN = new Retry(Duration.ZERO, Duration.ZERO);
}
