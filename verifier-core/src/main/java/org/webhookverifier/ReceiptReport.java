package org.webhookverifier;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.observe.ReceiptListener;

/** Tells all listeners of each receipt. */
final class ReceiptReport {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptReport.class);

    private final ReceiptListener[] listeners;

    ReceiptReport(List<ReceiptListener> listeners) {
        this.listeners = listeners.toArray(new ReceiptListener[0]);
    }

    Receipt of(Receipt receipt) {
        for (ReceiptListener listener : listeners) {
            try {
                listener.received(receipt);
            } catch (RuntimeException e) {
                LOG.error(
                        "A listener of receipts failed: {}", listener.getClass().getName(), e);
            }
        }
        return receipt;
    }
}
