package org.webhookverifier.dispatch;

import java.time.Duration;
import java.util.Set;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.decode.Decoding;
import org.webhookverifier.decode.EventReader;
import org.webhookverifier.decode.UndecodableException;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.Resources;
import org.webhookverifier.event.RetryLater;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.filter.Condition;
import org.webhookverifier.json.UnreadableJsonException;

/** A handler that takes the deliveries of one type of one source, with what it needs to run. */
final class Taker {
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private final Handler handler;
    private final EventReader reader;
    private final int slot;
    private final Condition filter;
    private final HandlerResult done;
    private final HandlerResult finishedBefore;

    /** @param slot the number of the handler's model among the shared models of the route, or negative */
    Taker(Handler handler, EventReader reader, int slot, Condition filter) {
        this.handler = handler;
        this.reader = reader;
        this.slot = slot;
        this.filter = filter;
        this.done = new HandlerResult(handler.name(), Status.DONE, null);
        this.finishedBefore = new HandlerResult(handler.name(), Status.FINISHED_BEFORE, null);
    }

    boolean wantsVersion(String version) {
        return handler.selection().wantsVersion(version);
    }

    boolean wantsEveryVersion() {
        return handler.selection().versions().isEmpty();
    }

    Condition filter() {
        return filter;
    }

    @SuppressWarnings("ReferenceEquality") // the one condition that asks for nothing
    boolean isFiltered() {
        return filter != Condition.ALWAYS;
    }

    /** Returns the result of a run without a fault, always the same object. */
    HandlerResult done() {
        return done;
    }

    String name() {
        return handler.name();
    }

    boolean asksForResources() {
        return handler.asksForResources();
    }

    /** Runs the handler and returns what it made of the delivery; never throws. */
    HandlerResult run(Delivery delivery, Decoding decoding, Set<String> finished) {
        return finished.contains(handler.name())
                ? finishedBefore
                : run(delivery, decoding, call -> call.with(Resources.NONE));
    }

    /** Returns what becomes of a delivery for which the handler is paused: it has to come again. */
    HandlerResult waiting(Set<String> finished) {
        return finished.contains(handler.name()) ? finishedBefore : result(Status.FAILED, new RetryLater(PAUSE));
    }

    /** Runs the handler by way of a caller and returns what it made of the delivery; never throws. */
    HandlerResult run(Delivery delivery, Decoding decoding, HandlerCaller caller) {
        Object event;
        try {
            event = decoding.read(reader, slot);
        } catch (UndecodableException e) {
            return result(e.isUnsupportedVersion() ? Status.UNSUPPORTED_VERSION : Status.UNREADABLE, e);
        } catch (UnreadableJsonException e) {
            return result(Status.UNREADABLE, e);
        } catch (Throwable e) {
            return failed(e);
        }
        try {
            caller.call(resources -> handler.invocation().call(event, delivery, resources));
            return done;
        } catch (Throwable e) {
            return failed(e);
        }
    }

    private HandlerResult failed(Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return result(thrown instanceof Unprocessable ? Status.UNPROCESSABLE : Status.FAILED, thrown);
    }

    private HandlerResult result(Status status, Throwable error) {
        return new HandlerResult(handler.name(), status, error);
    }
}
