package org.webhookverifier.shadow;

/**
 * Learns what each comparison found, for metrics and reports.
 *
 * <p>Called on the thread of the shadows, after the delivery has its outcome. What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface ShadowListener {
    /** Learns of a comparison. */
    void compared(ShadowReport report);
}
