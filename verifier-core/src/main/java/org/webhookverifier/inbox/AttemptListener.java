package org.webhookverifier.inbox;

/**
 * Learns what became of every attempt of the inbox's workers, for metrics and alerts.
 *
 * <p>Called on the worker's thread. What it throws is logged and changes nothing. Implementations are thread-safe and quick.
 */
@FunctionalInterface
public interface AttemptListener {
    /** Learns of an attempt. */
    void attempted(Attempt attempt);
}
