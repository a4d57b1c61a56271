package org.webhookverifier.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.webhookverifier.request.WebhookRequest;

/** Events of 1 KB that each have an id of their own. */
final class EventNumbers {
    static final int LENGTH = 1024;

    private static final AtomicLong LAST = new AtomicLong(1_000_000_000_000L);
    private static final byte[] TEMPLATE = StripeEvent.ofLength(LENGTH);

    private EventNumbers() {}

    /** An event and its id. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares it
    record Event(String id, byte[] body) {}

    static Event next() {
        byte[] body = TEMPLATE.clone();
        int end = StripeEvent.ID_DIGITS_AT + StripeEvent.ID_DIGITS;
        int at = end;
        for (long rest = LAST.incrementAndGet(); rest > 0; rest /= 10) {
            body[--at] = (byte) ('0' + rest % 10);
        }
        int start = StripeEvent.ID_DIGITS_AT - "evt_".length();
        return new Event(new String(body, start, end - start, StandardCharsets.US_ASCII), body);
    }

    static Event[] next(int count) {
        var events = new Event[count];
        for (int i = 0; i < count; i++) {
            events[i] = next();
        }
        return events;
    }

    /** Returns requests that were never sent, signed now. */
    static WebhookRequest[] requests(int count) {
        var requests = new WebhookRequest[count];
        long now = System.currentTimeMillis() / 1000;
        for (int i = 0; i < count; i++) {
            requests[i] = Deliveries.stripe(next().body(), now);
        }
        return requests;
    }
}
