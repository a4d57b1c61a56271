package org.webhookverifier.inbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.dispatch.Dispatcher;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.inbox.LanePlaces.Place;

/**
 * Tells which deliveries wait for each other: by the first of their handlers that has lanes, or else by their source.
 *
 * <p>Immutable and thread-safe.
 */
final class Lanes {
    private final Dispatcher dispatcher;
    private final Map<String, LanePlaces> bySource;
    private final Map<String, LanePlaces> byHandler;

    Lanes(Dispatcher dispatcher, Map<String, LanePlaces> bySource, Map<String, LanePlaces> byHandler) {
        this.dispatcher = dispatcher;
        this.bySource = Map.copyOf(bySource);
        this.byHandler = Map.copyOf(byHandler);
    }

    /** Returns where a delivery is: in no lane if neither its handlers nor its source have lanes, or it names none. */
    Place place(Delivery delivery, @Nullable Payload payload) {
        if (!byHandler.isEmpty()) {
            for (String handler : dispatcher.handling(delivery, payload).handlers()) {
                LanePlaces places = byHandler.get(handler);
                if (places != null) {
                    // Names of sources have no slash.
                    return places.place(delivery.source() + '/' + handler, delivery, payload);
                }
            }
        }
        LanePlaces places = bySource.get(delivery.source());
        return places == null ? Place.NONE : places.place(delivery.source(), delivery, payload);
    }
}
