package org.webhookverifier.observe;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.event.Delivery;

/**
 * Writes a line for each receipt, with key-value pairs for structured logs: {@code source}, {@code outcome}, {@code reason},
 * {@code tenant}, {@code type}, {@code version}, {@code id}.
 *
 * <p>Handled, duplicate, filtered and ignored deliveries are at INFO, refused and unreadable requests at WARN, failures at ERROR with what
 * the handler threw. At most {@value #MAX_WARNINGS} lines per minute are written at WARN, because anybody can cause them; the next
 * line then tells how many were left out. Bodies, signatures, secrets and headers are never written.
 *
 * <p>Thread-safe.
 */
public final class ReceiptLog implements ReceiptListener {
    /** The most lines per minute at WARN. */
    public static final int MAX_WARNINGS = 60;

    private static final Logger LOG = LoggerFactory.getLogger("org.webhookverifier.receipts");
    private static final long MINUTE = 60_000;

    private final Clock clock;
    private final AtomicLong minute = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();

    /** Makes a log that counts minutes by the given clock. */
    public ReceiptLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void received(Receipt receipt) {
        Level level = level(receipt);
        if (!LOG.isEnabledForLevel(level) || (level == Level.WARN && !mayWarn())) {
            return;
        }
        var event = LOG.atLevel(level)
                .addKeyValue("source", receipt.source())
                .addKeyValue("outcome", receipt.outcome().code());
        var text = new StringBuilder("webhook ").append(receipt.outcome().code());
        if (!receipt.reason().isEmpty()) {
            event = event.addKeyValue("reason", receipt.reason());
            text.append(" (").append(receipt.reason()).append(detail(receipt)).append(')');
        }
        text.append(": source ").append(receipt.source());
        Delivery delivery = receipt.verifiedDelivery().orElse(null);
        if (delivery != null) {
            event = add(event, text, delivery);
        }
        long missing = level == Level.WARN ? leftOut.getAndSet(0) : 0;
        if (missing > 0) {
            text.append("; ").append(missing).append(" more warnings were left out");
        }
        event.log(text.toString());
        logErrors(receipt);
    }

    private static LoggingEventBuilder add(LoggingEventBuilder event, StringBuilder text, Delivery delivery) {
        String id = LogText.of(delivery.id());
        String type = LogText.of(delivery.type());
        text.append(", type ").append(type).append(", id ").append(id);
        return event.addKeyValue("tenant", delivery.tenant())
                .addKeyValue("type", type)
                .addKeyValue("version", LogText.of(delivery.version()))
                .addKeyValue("id", id);
    }

    private static String detail(Receipt receipt) {
        if (receipt instanceof Receipt.Rejected rejected) {
            return ": " + rejected.detail();
        }
        if (receipt instanceof Receipt.Refused refused && !refused.detail().isEmpty()) {
            return ": " + refused.detail();
        }
        return receipt instanceof Receipt.Unreadable unreadable ? ": " + unreadable.detail() : "";
    }

    private static void logErrors(Receipt receipt) {
        if (receipt instanceof Receipt.Failed failed) {
            for (HandlerResult result : failed.results()) {
                if (!result.finished()) {
                    LOG.error("handler {}: {}", result.handler(), result.status(), result.error());
                }
            }
            if (failed.error() != null) {
                LOG.error("source {} failed outside of handlers", receipt.source(), failed.error());
            }
        } else if (receipt instanceof Receipt.Unavailable unavailable && unavailable.error() != null) {
            LOG.error("the store failed", unavailable.error());
        }
    }

    private static Level level(Receipt receipt) {
        return switch (receipt.outcome()) {
            case HANDLED, ACCEPTED, IGNORED, FILTERED, DUPLICATE, HANDSHAKE, IN_PROGRESS -> Level.INFO;
            case REJECTED, UNREADABLE, REFUSED -> Level.WARN;
            case FAILED, UNAVAILABLE -> Level.ERROR;
        };
    }

    private boolean mayWarn() {
        long now = Math.floorDiv(clock.millis(), MINUTE);
        long known = minute.get();
        if (known != now && minute.compareAndSet(known, now)) {
            written.set(0);
        }
        if (written.incrementAndGet() <= MAX_WARNINGS) {
            return true;
        }
        leftOut.incrementAndGet();
        return false;
    }
}
