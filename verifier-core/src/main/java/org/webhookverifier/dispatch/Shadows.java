package org.webhookverifier.dispatch;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.decode.Decoding;
import org.webhookverifier.decode.Readers;
import org.webhookverifier.decode.UndecodableException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.json.UnreadableJsonException;
import org.webhookverifier.shadow.ShadowListener;
import org.webhookverifier.shadow.ShadowReport;
import org.webhookverifier.shadow.ShadowReport.Finding;

/**
 * Runs the shadows of handlers that have finished a delivery, and tells what they found. Everything is read anew for them, and nothing
 * that they do or throw comes back.
 *
 * <p>Thread-safe.
 */
final class Shadows {
    private static final Logger LOG = LoggerFactory.getLogger(Shadows.class);

    private final Map<String, Shadow<?, ?>> byHandler = new LinkedHashMap<>();
    private final Map<String, Map<Finding, AtomicLong>> counts = new LinkedHashMap<>();
    private final Map<String, String> providers;
    private final Map<String, Readers.OfSource> readers = new LinkedHashMap<>();
    private final List<ShadowListener> listeners;
    private final ShadowThread thread;

    /**
     * Takes what has no mistakes.
     *
     * @param providers the provider's id for each source
     */
    Shadows(
            List<Shadow<?, ?>> shadows,
            Map<String, String> providers,
            Readers readers,
            List<ShadowListener> listeners,
            ShadowThread thread) {
        for (Shadow<?, ?> shadow : shadows) {
            byHandler.put(shadow.handler(), shadow);
            var numbers = new EnumMap<Finding, AtomicLong>(Finding.class);
            for (Finding finding : Finding.values()) {
                numbers.put(finding, new AtomicLong());
            }
            counts.put(shadow.handler(), numbers);
        }
        this.providers = Map.copyOf(providers);
        if (!shadows.isEmpty()) {
            providers.forEach((source, provider) -> this.readers.put(source, readers.of(source, provider)));
        }
        this.listeners = List.copyOf(listeners);
        this.thread = thread;
    }

    /** Lets the shadows of those handlers run that have finished the delivery just now, and returns at once. */
    void follow(Delivery delivery, String version, Supplier<@Nullable Payload> payload, List<HandlerResult> results) {
        Readers.OfSource ofSource = readers.get(delivery.source());
        if (ofSource == null) {
            return;
        }
        for (HandlerResult result : results) {
            Shadow<?, ?> shadow = result.status() == Status.DONE ? byHandler.get(result.handler()) : null;
            if (shadow != null
                    && shadow.covers(delivery, providers)
                    && !thread.offer(delivery.bodyLength(), () -> run(shadow, ofSource, delivery, version, payload))) {
                count(shadow, Finding.LEFT_OUT);
            }
        }
    }

    /** Returns how often each finding was made, for each handler that has a shadow. */
    Map<String, Map<Finding, Long>> counts() {
        var all = new LinkedHashMap<String, Map<Finding, Long>>();
        counts.forEach((handler, numbers) -> {
            var findings = new EnumMap<Finding, Long>(Finding.class);
            numbers.forEach((finding, number) -> findings.put(finding, number.get()));
            all.put(handler, findings);
        });
        return all;
    }

    void close() {
        thread.close();
    }

    private void run(
            Shadow<?, ?> shadow,
            Readers.OfSource ofSource,
            Delivery delivery,
            String version,
            Supplier<@Nullable Payload> payload) {
        ShadowReport report = report(shadow, ofSource, delivery, version, payload);
        count(shadow, report.finding());
        for (ShadowListener listener : listeners) {
            try {
                listener.compared(report);
            } catch (RuntimeException e) {
                LOG.error(
                        "A listener of shadows failed: {}", listener.getClass().getName(), e);
            }
        }
    }

    @SuppressWarnings("IllegalCatch") // whatever the application's code throws is a finding
    private ShadowReport report(
            Shadow<?, ?> shadow,
            Readers.OfSource ofSource,
            Delivery delivery,
            String version,
            Supplier<@Nullable Payload> payload) {
        String handler = shadow.handler();
        try {
            var decoding = new Decoding(delivery, version, payload.get(), 0);
            Object older = decoding.read(ofSource.reader(shadow.olderArgument(), delivery.type()), -1);
            Object newer = decoding.read(ofSource.reader(shadow.newerArgument(), delivery.type()), -1);
            List<String> differences = shadow.differences(older, newer);
            Finding finding = differences.isEmpty() ? Finding.SAME : Finding.DIFFERENT;
            return new ShadowReport(handler, delivery, finding, differences, null);
        } catch (Throwable e) {
            return new ShadowReport(handler, delivery, finding(e), List.of(), e);
        }
    }

    private static Finding finding(Throwable thrown) {
        if (thrown instanceof UndecodableException undecodable && undecodable.isUnsupportedVersion()) {
            return Finding.UNSUPPORTED_VERSION;
        }
        return thrown instanceof UndecodableException || thrown instanceof UnreadableJsonException
                ? Finding.UNREADABLE
                : Finding.FAILED;
    }

    private void count(Shadow<?, ?> shadow, Finding finding) {
        AtomicLong number = counts.getOrDefault(shadow.handler(), Map.of()).get(finding);
        if (number != null) {
            number.incrementAndGet();
        }
    }
}
