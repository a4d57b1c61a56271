package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.dispatch.Dispatcher;
import org.webhookverifier.dispatch.Handling;
import org.webhookverifier.dispatch.Interest;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.subscription.LiveRules;
import org.webhookverifier.subscription.SubscriptionRules;

/**
 * Handles claimed entries, and tells listeners and the log what became of them.
 *
 * <p>Immutable and thread-safe.
 */
final class EntryWorker {
    private static final Logger LOG = LoggerFactory.getLogger("org.webhookverifier.inbox");

    /** How long an entry waits if it is not known what is subscribed to. */
    private static final Duration UNKNOWN = Duration.ofMillis(500);

    private final Dispatcher dispatcher;
    private final Function<Delivery, @Nullable Payload> payloads;
    private final InboxRules rules;
    private final @Nullable StaleHook staleHook;
    private final List<AttemptListener> listeners;
    private final LiveRules live;
    private final Chain chain;

    EntryWorker(
            Dispatcher dispatcher,
            Function<Delivery, @Nullable Payload> payloads,
            InboxRules rules,
            @Nullable StaleHook staleHook,
            List<AttemptListener> listeners,
            LiveRules live,
            Chain chain) {
        this.chain = chain;
        this.live = live;
        this.dispatcher = dispatcher;
        this.payloads = payloads;
        this.rules = rules;
        this.staleHook = staleHook;
        var all = new ArrayList<AttemptListener>(List.of(AttemptLog::write));
        all.addAll(listeners);
        this.listeners = List.copyOf(all);
    }

    /**
     * What a worker made of an entry.
     *
     * @param completion how the claim ends, or {@code null} if it is left to end with its lease
     * @param recorded whether that is in the store already
     */
    record Finished(
            Held held,
            List<HandlerResult> results,
            @Nullable Completion completion,
            boolean recorded) {}

    /** Runs the handlers of an entry; never throws. */
    Finished handle(Held held) {
        Finished finished = handleOnce(held);
        Completion completion = finished.completion();
        Effect ended = completion == null || finished.recorded() ? null : Chain.ended(held.entry, completion.next());
        if (ended == null || completion == null) {
            return finished;
        }
        var effects = new ArrayList<>(completion.effects());
        effects.add(ended);
        return new Finished(held, finished.results(), completion.causing(effects), false);
    }

    @SuppressWarnings({"IllegalCatch", "ReferenceEquality"}) // a fault of ours must not lose the worker
    private Finished handleOnce(Held held) {
        ClaimedEntry entry = held.entry;
        try {
            if (!isCurrent()) {
                return new Finished(held, List.of(), Completion.later(entry, UNKNOWN), false);
            }
            Completion stale = stale(entry);
            if (stale != null) {
                return new Finished(held, List.of(), stale, false);
            }
            SubscriptionRules before = live.rules();
            Handling handling = dispatcher.handling(entry.delivery(), payload(entry.delivery()));
            Completion unwanted = unwanted(entry, handling.interest());
            if (unwanted != null) {
                return new Finished(held, List.of(), unwanted, false);
            }
            var run = new EntryRun(rules, held, handling, chain);
            Completion completion = run.run();
            if (completion != null && completion.reason().equals(Arrival.PAUSED) && live.rules() != before) {
                // The pause may be over, and whoever ended it may have let go what was parked until then.
                completion = Completion.retry(entry, Duration.ZERO, completion.handlers(), "", completion.error())
                        .causing(completion.effects());
            }
            return new Finished(held, List.copyOf(run.results()), completion, run.isRecorded());
        } catch (RuntimeException | Error e) {
            LOG.error("The inbox could not handle entry {}", entry.id(), e);
            return new Finished(held, List.of(), failed(entry, "", e), false);
        }
    }

    /** What another process has said may not have reached this one for a while: then it has to be asked for. */
    private boolean isCurrent() {
        if (live.isCurrent()) {
            return true;
        }
        try {
            live.refresh();
            return true;
        } catch (RuntimeException e) {
            Complaints.storeFailed(LOG, "read from", e);
            return false;
        }
    }

    private static @Nullable Completion unwanted(ClaimedEntry entry, Interest interest) {
        return switch (interest) {
            case WANTED -> null;
            case NO_HANDLER -> Completion.parked(entry, entry.handlers(), "no_handler", "");
            case PAUSED -> Completion.parked(entry, entry.handlers(), Arrival.PAUSED, "");
            case UNSUBSCRIBED -> Completion.done(entry, entry.handlers(), "unsubscribed");
            case FILTERED_BY_SOURCE, FILTERED_BY_HANDLERS -> Completion.done(entry, entry.handlers(), "filtered");
        };
    }

    private @Nullable Payload payload(Delivery delivery) {
        try {
            return payloads.apply(delivery);
        } catch (RuntimeException e) {
            // Who wants the raw bytes can handle it all the same; the others say that they cannot read it.
            return null;
        }
    }

    private @Nullable Completion stale(ClaimedEntry entry) {
        Long position = entry.position();
        Long newest = entry.newestDone();
        if (position == null || newest == null || position >= newest) {
            return null;
        }
        if (staleHook != null) {
            try {
                staleHook.stale(entry.delivery(), position, newest);
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                return failed(entry, "stale hook", e);
            }
        }
        return Completion.done(entry, entry.handlers(), "stale");
    }

    /** What went wrong outside of handlers is tried again as if one had failed, as often as the source says. */
    private Completion failed(ClaimedEntry entry, String where, Throwable thrown) {
        RetryPolicy policy = rules.retry(entry, "");
        String error = rules.errors().of(where, thrown);
        Duration delay = policy.delay(entry.attempts(), 0.5);
        return policy.allows(entry.attempts(), Duration.ofMillis(entry.claimedAt() - entry.acceptedAt()))
                ? Completion.retry(entry, delay, entry.handlers(), "internal", error)
                : Completion.dead(entry, entry.handlers(), "attempts", error);
    }

    /**
     * Tells what became of an entry.
     *
     * @param counted whether the store took the end of the claim
     */
    @SuppressWarnings("IllegalCatch") // listeners are the application's
    void report(Finished finished, boolean counted) {
        ClaimedEntry entry = finished.held().entry;
        Completion completion = finished.completion();
        var attempt = new Attempt(
                entry.id(),
                entry.delivery(),
                entry.attempts(),
                finished.results(),
                counted && completion != null ? completion.next() : EntryState.CLAIMED,
                completion == null ? Duration.ZERO : completion.delay(),
                completion == null ? "" : completion.reason());
        for (AttemptListener listener : listeners) {
            try {
                listener.attempted(attempt);
            } catch (RuntimeException e) {
                LOG.error(
                        "A listener of attempts failed: {}", listener.getClass().getName(), e);
            }
        }
        if (counted) {
            dispatcher.follow(entry.delivery(), () -> payload(entry.delivery()), finished.results());
        }
    }
}
