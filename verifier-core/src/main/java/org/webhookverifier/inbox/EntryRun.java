package org.webhookverifier.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.dispatch.HandlerCaller;
import org.webhookverifier.dispatch.Handling;
import org.webhookverifier.event.Resources;
import org.webhookverifier.event.RetryLater;
import org.webhookverifier.inbox.HandlerState.Status;

/**
 * One attempt of one entry: runs the handlers that have not ended, and says what becomes of the entry.
 *
 * <p>Used by one thread.
 */
final class EntryRun {
    /** The store waits for the handler that is due first, by its own clock: what is due as soon runs with it. */
    private static final long ABOUT_NOW_MILLIS = 1_000;

    private final InboxRules rules;
    private final Held held;
    private final ClaimedEntry entry;
    private final Handling handling;
    private final List<HandlerResult> results = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Chain chain;
    private HandlerStates states;
    private String reason = "";
    private String error = "";
    private boolean parked;
    private boolean paused;
    private boolean abandoned;
    private boolean recorded;

    EntryRun(InboxRules rules, Held held, Handling handling, Chain chain) {
        this.chain = chain;
        this.rules = rules;
        this.held = held;
        this.entry = held.entry;
        this.handling = handling;
        states = entry.handlers();
    }

    List<HandlerResult> results() {
        return results;
    }

    /** Returns whether the end of the claim is in the store already, with what the last handler wrote. */
    boolean isRecorded() {
        return recorded;
    }

    /** Runs what has to run, and returns how the claim ends; {@code null} if it has to be left to end with its lease. */
    @Nullable
    Completion run() {
        for (String handler : handling.handlers()) {
            if (handling.isPaused(handler)) {
                HandlerState state = states.get(handler);
                paused |= state == null || state.status() == Status.FAILED;
            } else if (!abandoned && isDue(handler)) {
                run(handler);
            }
        }
        return abandoned ? null : completion().causing(effects);
    }

    private boolean isDue(String handler) {
        HandlerState state = states.get(handler);
        if (state == null) {
            return mayRun(handler, 0);
        }
        return state.status() == Status.FAILED
                && state.dueAt() - now() <= ABOUT_NOW_MILLIS
                && mayRun(handler, state.failures());
    }

    /** A handler that may have brought down the process, as often as it may run, does not run again. */
    private boolean mayRun(String handler, int failures) {
        if (failures + entry.lost() < rules.retry(entry, handler).attempts()) {
            return true;
        }
        states = states.with(handler, HandlerState.givenUp(failures));
        reason = "lost";
        return false;
    }

    private void run(String handler) {
        boolean inTransaction = rules.isInTransaction(handling, handler);
        held.began(
                Thread.currentThread(),
                System.nanoTime() + rules.handlerTimeout().toNanos());
        HandlerResult result;
        boolean late;
        try {
            result = handling.run(
                    handler,
                    inTransaction
                            ? call -> inTransaction(handler, call)
                            : call -> effects.addAll(chain.effects(entry, handler, call.with(Resources.NONE))));
        } finally {
            late = held.ended();
            if (late) {
                // The handler may have ended just before it was interrupted: the next one must not find that.
                Thread.interrupted();
            }
        }
        if (result.error() instanceof HandlerTransactions.OutcomeUnknownException
                || result.error() instanceof ClaimLost) {
            abandoned = true;
        }
        note(handler, late && !result.finished() ? tookTooLong(result) : result);
    }

    private HandlerResult tookTooLong(HandlerResult result) {
        var error = new TimeoutException("the handler was interrupted after " + rules.handlerTimeout());
        if (result.error() != null) {
            error.initCause(result.error());
        }
        return new HandlerResult(result.handler(), result.status(), error);
    }

    @SuppressWarnings("IllegalThrows") // a handler may throw anything
    private void inTransaction(String handler, HandlerCaller.Call call) throws Throwable {
        HandlerStates after = states.with(handler, HandlerState.FINISHED);
        boolean last = after.names(Status.FINISHED).containsAll(handling.handlers());
        // What others have caused goes with it: they are noted as finished now, and do not run again.
        var caused = new ArrayList<>(effects);
        boolean counted = rules.transactions().run(new HandlerTransactions.Work() {
            @Override
            public void handle(Resources resources) throws Throwable {
                caused.addAll(chain.effects(entry, handler, call.with(resources)));
            }

            @Override
            public Completion completion() {
                if (!last) {
                    return Completion.progress(entry, after).causing(caused);
                }
                Effect ended = Chain.ended(entry, EntryState.DONE);
                if (ended != null) {
                    caused.add(ended);
                }
                return Completion.done(entry, after, "").causing(caused);
            }
        });
        if (!counted) {
            throw new ClaimLost();
        }
        effects.clear();
        recorded = last;
    }

    private void note(String handler, HandlerResult result) {
        results.add(result);
        if (result.finished()) {
            states = states.with(handler, HandlerState.FINISHED);
            return;
        }
        error = rules.errors().of(handler, result.error());
        if (result.status() == HandlerResult.Status.UNSUPPORTED_VERSION) {
            parked = true;
            return;
        }
        HandlerState before = states.get(handler);
        int failures = before == null ? 0 : before.failures();
        states = states.with(handler, after(handler, result, failures));
    }

    private HandlerState after(String handler, HandlerResult result, int failures) {
        if (result.isHopeless()) {
            reason = result.status() == HandlerResult.Status.UNREADABLE ? "unreadable" : "unprocessable";
            return HandlerState.givenUp(failures + 1);
        }
        boolean asked = result.error() instanceof RetryLater;
        int counted = failures + (asked ? 0 : 1);
        RetryPolicy policy = rules.retry(entry, handler);
        Duration delay = result.error() instanceof RetryLater later
                ? later.after()
                : policy.delay(counted, ThreadLocalRandom.current().nextDouble());
        long dueAt = now() + delay.toMillis();
        if (!policy.allows(counted + entry.lost(), Duration.ofMillis(dueAt - entry.acceptedAt()))) {
            reason = counted + entry.lost() < policy.attempts() ? "horizon" : "attempts";
            return HandlerState.givenUp(counted);
        }
        return HandlerState.failed(counted, dueAt);
    }

    private Completion completion() {
        long next = Long.MAX_VALUE;
        for (String handler : handling.handlers()) {
            HandlerState state = states.get(handler);
            if (state != null && state.status() == Status.FAILED && !handling.isPaused(handler)) {
                next = Math.min(next, state.dueAt());
            }
        }
        if (next != Long.MAX_VALUE) {
            return Completion.retry(entry, Duration.ofMillis(Math.max(0, next - now())), states, "handler", error);
        }
        if (paused) {
            return Completion.parked(entry, states, Arrival.PAUSED, error);
        }
        if (parked) {
            return Completion.parked(entry, states, "unsupported_version", error);
        }
        for (String handler : handling.handlers()) {
            HandlerState state = states.get(handler);
            if (state != null && state.status() == Status.GIVEN_UP) {
                return Completion.dead(entry, states, reason.isEmpty() ? "attempts" : reason, error);
            }
        }
        return Completion.done(entry, states, "");
    }

    private long now() {
        return held.storeMillis(System.nanoTime());
    }

    /** The claim was lost while the handler ran, and what it wrote is rolled back. */
    private static final class ClaimLost extends Exception {
        private static final long serialVersionUID = 1;

        ClaimLost() {
            super("the claim was lost: another worker has the delivery", null, false, false);
        }
    }
}
