package org.webhookverifier.dispatch;

import java.util.List;
import java.util.Map;
import org.webhookverifier.decode.Argument;
import org.webhookverifier.decode.EventModel;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.shadow.ShadowComparison;

/**
 * One shadow of the application.
 *
 * @param handler the name of the handler that it shadows
 * @param older what the old code takes
 * @param newer what the new code takes
 */
record Shadow<O, N>(String handler, Class<O> older, Class<N> newer, ShadowComparison<? super O, ? super N> comparison) {
    /** Returns how messages name it. */
    String where() {
        return "shadow of handler \"" + handler + "\"";
    }

    Argument olderArgument() {
        return Argument.of(older);
    }

    Argument newerArgument() {
        return Argument.of(newer);
    }

    /** Returns what is bound for the comparison. */
    List<Argument> arguments() {
        return List.of(olderArgument(), newerArgument());
    }

    /** Returns whether both models are meant for a delivery. */
    boolean covers(Delivery delivery, Map<String, String> providers) {
        String provider = providers.getOrDefault(delivery.source(), "");
        return arguments().stream().allMatch(argument -> covers(argument, delivery.type(), provider));
    }

    static boolean covers(Argument argument, String type, String provider) {
        EventModel model = argument.modelOrNull();
        return model == null
                || (model.types().contains(type)
                        && (model.provider().isEmpty() || model.provider().equals(provider)));
    }

    List<String> differences(Object old, Object now) throws Exception {
        return List.copyOf(comparison.differences(older.cast(old), newer.cast(now)));
    }
}
