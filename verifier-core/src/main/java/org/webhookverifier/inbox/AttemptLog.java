package org.webhookverifier.inbox;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.observe.LogText;

/** Writes a line for each attempt: INFO for what is done, WARN for what is tried again or parked, ERROR for dead letters. */
final class AttemptLog {
    private static final Logger LOG = LoggerFactory.getLogger("org.webhookverifier.inbox");

    private AttemptLog() {}

    static void write(Attempt attempt) {
        Level level = level(attempt);
        if (!LOG.isEnabledForLevel(level)) {
            return;
        }
        Delivery delivery = attempt.delivery();
        String id = LogText.of(delivery.id());
        String type = LogText.of(delivery.type());
        var text = new StringBuilder("inbox ").append(attempt.next().text());
        if (!attempt.reason().isEmpty()) {
            text.append(" (").append(attempt.reason()).append(')');
        }
        text.append(": source ").append(delivery.source()).append(", type ").append(type);
        text.append(", id ").append(id).append(", entry ").append(attempt.entry());
        text.append(", attempt ").append(attempt.number());
        if (attempt.next() == EntryState.RECEIVED) {
            text.append(", again in ").append(attempt.delay().toSeconds()).append(" s");
        }
        var event = LOG.atLevel(level)
                .addKeyValue("source", delivery.source())
                .addKeyValue("outcome", attempt.next().text())
                .addKeyValue("reason", attempt.reason())
                .addKeyValue("tenant", delivery.tenant())
                .addKeyValue("type", type)
                .addKeyValue("id", id)
                .addKeyValue("entry", attempt.entry())
                .addKeyValue("attempt", attempt.number());
        Throwable error = null;
        for (HandlerResult result : attempt.results()) {
            if (!result.finished()) {
                text.append("; handler ").append(result.handler()).append(' ').append(result.status());
                error = error == null ? result.error() : error;
            }
        }
        if (error == null) {
            event.log(text.toString());
        } else if (attempt.number() == 1 || attempt.next() == EntryState.DEAD) {
            event.setCause(error).log(text.toString());
        } else {
            // The stack has been seen at the first attempt.
            event.log(text.append(" by ").append(error.getClass().getName()).toString());
        }
    }

    private static Level level(Attempt attempt) {
        return switch (attempt.next()) {
            case DONE -> Level.INFO;
            case DEAD -> Level.ERROR;
            case RECEIVED, PARKED, CLAIMED -> Level.WARN;
        };
    }
}
