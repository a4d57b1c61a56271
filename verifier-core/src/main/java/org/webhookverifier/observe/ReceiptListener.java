package org.webhookverifier.observe;

import org.webhookverifier.answer.Receipt;

/**
 * Learns what became of every request, for metrics, alerts and audits.
 *
 * <p>Called on the request's thread before the answer is sent, for every receipt, also those of refused requests. What it throws
 * is logged and changes nothing. Implementations are thread-safe and quick.
 */
@FunctionalInterface
public interface ReceiptListener {
    /** Learns of a receipt. */
    void received(Receipt receipt);
}
