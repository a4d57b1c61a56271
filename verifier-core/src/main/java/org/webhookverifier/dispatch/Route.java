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

/**
 * The handlers that take the deliveries of one type of one source, in the order of their names.
 *
 * <p>Immutable and thread-safe. The answer of a run in which every handler is done was made beforehand, so such a run
 * allocates next to nothing.
 */
final class Route {
    /** Nobody takes it. */
    static final Route NOWHERE = new Route(List.of(), 0);

    private final Taker[] takers;
    private final int models;
    private final boolean everyVersion;
    private final List<HandlerResult> allDone;

    /** @param models how many models the handlers share */
    Route(List<Taker> takers, int models) {
        this.takers = takers.toArray(Taker[]::new);
        this.models = models;
        this.everyVersion = takers.stream().allMatch(Taker::wantsEveryVersion);
        this.allDone = takers.stream().map(Taker::done).toList();
    }

    boolean isEmpty() {
        return takers.length == 0;
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

    /** Returns the handlers to be run one by one. */
    Handling handling(Delivery delivery, String version, @Nullable Payload payload) {
        return new Handling(delivery, new Decoding(delivery, version, payload, models), takers);
    }

    /** Runs every handler, also after one has failed, and returns one result for each. */
    @SuppressWarnings("ReferenceEquality") // the one result that is shared by all runs that go well
    List<HandlerResult> run(Delivery delivery, String version, @Nullable Payload payload, Set<String> finished) {
        var decoding = new Decoding(delivery, version, payload, models);
        HandlerResult[] mixed = null;
        for (int i = 0; i < takers.length; i++) {
            HandlerResult result = takers[i].run(delivery, decoding, finished);
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
