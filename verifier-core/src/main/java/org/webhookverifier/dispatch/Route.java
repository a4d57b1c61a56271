package org.webhookverifier.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.decode.Decoding;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.subscription.Mode;
import org.webhookverifier.subscription.SubscriptionRules;

/**
 * The handlers that take the deliveries of one type of one source, in the order of their names.
 *
 * <p>Immutable and thread-safe. The answer of a run in which every handler is done was made beforehand, so such a run
 * allocates next to nothing.
 */
final class Route {
    /** Nobody takes it. */
    static final Route NOWHERE = empty(Interest.NO_HANDLER);

    private static final Route OFF = empty(Interest.UNSUBSCRIBED);
    private static final Route FILTERED = empty(Interest.FILTERED_BY_HANDLERS);

    private final Taker[] takers;
    private final int models;
    private final Set<String> paused;
    private final Interest interest;
    private final boolean everyVersion;
    private final boolean filtered;
    private final List<HandlerResult> allDone;

    /** @param models how many models the handlers share */
    Route(List<Taker> takers, int models) {
        this(takers, models, Set.of(), takers.isEmpty() ? Interest.NO_HANDLER : Interest.WANTED);
    }

    private Route(List<Taker> takers, int models, Set<String> paused, Interest interest) {
        this.takers = takers.toArray(Taker[]::new);
        this.models = models;
        this.paused = paused;
        this.interest = interest;
        this.everyVersion = takers.stream().allMatch(Taker::wantsEveryVersion);
        this.filtered = takers.stream().anyMatch(Taker::isFiltered);
        this.allDone = takers.stream().map(Taker::done).toList();
    }

    /** Returns a route on which no handler is. */
    static Route empty(Interest interest) {
        return new Route(List.of(), 0, Set.of(), interest);
    }

    boolean isEmpty() {
        return takers.length == 0;
    }

    Interest interest() {
        return interest;
    }

    /** Returns the route of those handlers that want a version. */
    Route ofVersion(String version) {
        if (everyVersion) {
            return this;
        }
        var wanting = new ArrayList<Taker>(takers.length);
        for (Taker taker : takers) {
            if (taker.wantsVersion(version)) {
                wanting.add(taker);
            }
        }
        return wanting.size() == takers.length ? this : new Route(wanting, models);
    }

    /** Returns the route of those handlers that are subscribed and whose filters let a delivery through. */
    Route passing(Passage passage, SubscriptionRules rules) {
        if (!filtered && rules.isEmpty()) {
            return this;
        }
        var left = new ArrayList<Taker>(takers.length);
        var waiting = new ArrayList<String>(0);
        boolean stopped = false;
        for (Taker taker : takers) {
            Mode mode = rules.of(taker.name());
            if (mode == Mode.UNSUBSCRIBED) {
                continue;
            }
            if (!passage.allows(taker.filter())) {
                stopped = true;
                continue;
            }
            left.add(taker);
            if (mode == Mode.PAUSED) {
                waiting.add(taker.name());
            }
        }
        if (left.isEmpty()) {
            return stopped ? FILTERED : OFF;
        }
        if (left.size() == takers.length && waiting.isEmpty()) {
            return this;
        }
        return new Route(
                left, models, Set.copyOf(waiting), waiting.size() == left.size() ? Interest.PAUSED : Interest.WANTED);
    }

    /** Returns the same handlers, all of which have to wait. */
    Route paused() {
        return new Route(List.of(takers), models, Set.copyOf(names()), Interest.PAUSED);
    }

    private List<String> names() {
        return Arrays.stream(takers).map(Taker::name).toList();
    }

    /** Returns the handlers to be run one by one. */
    Handling handling(Delivery delivery, String version, @Nullable Payload payload) {
        return new Handling(delivery, new Decoding(delivery, version, payload, models), takers, paused, interest);
    }

    /** Runs every handler, also after one has failed, and returns one result for each. */
    @SuppressWarnings("ReferenceEquality") // the one result that is shared by all runs that go well
    List<HandlerResult> run(Delivery delivery, String version, @Nullable Payload payload, Set<String> finished) {
        var decoding = new Decoding(delivery, version, payload, models);
        HandlerResult[] mixed = null;
        for (int i = 0; i < takers.length; i++) {
            Taker taker = takers[i];
            HandlerResult result = !paused.isEmpty() && paused.contains(taker.name())
                    ? taker.waiting(finished)
                    : taker.run(delivery, decoding, finished);
            if (mixed == null && result.status() != Status.DONE) {
                mixed = allDone.toArray(HandlerResult[]::new);
            }
            if (mixed != null) {
                mixed[i] = result;
            }
        }
        return mixed == null ? allDone : List.copyOf(Arrays.asList(mixed));
    }
}
