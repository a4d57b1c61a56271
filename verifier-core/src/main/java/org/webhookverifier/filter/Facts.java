package org.webhookverifier.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.UnreadableJsonException;

/**
 * What filters can ask about one delivery; for the receiver. Its payload is read when the first value is asked for.
 *
 * <p>Not thread-safe.
 */
public final class Facts {
    private final Delivery delivery;
    private final @Nullable Payload payload;
    private final Places places;

    /** @param payload what values are read from, or {@code null} if the body is nothing that has any */
    public Facts(Delivery delivery, @Nullable Payload payload, Places places) {
        this.delivery = delivery;
        this.payload = payload;
        this.places = places;
    }

    Delivery delivery() {
        return delivery;
    }

    /** Returns the text, number or boolean at a place, as text; {@code null} where there is none. */
    @Nullable
    String scalar(int place) {
        if (payload instanceof Payload.JsonText text) {
            return read(text).scalar(place);
        }
        return field(place) instanceof String value ? value : null;
    }

    /** Returns whether there is anything but {@code null} at a place. */
    boolean exists(int place) {
        if (payload instanceof Payload.JsonText text) {
            return read(text).exists(place);
        }
        return field(place) != null;
    }

    private CheckedJson read(Payload.JsonText text) throws UnreadableJsonException {
        return text.checked(places.prepared());
    }

    private @Nullable Object field(int place) {
        if (!(payload instanceof Payload.Fields form)) {
            return null;
        }
        List<String> path = places.pointer(place).segments();
        Object value = form.fields().get(path.get(0));
        if (path.size() == 1) {
            return value;
        }
        return path.size() == 2 && value instanceof List<?> values ? element(values, path.get(1)) : null;
    }

    private static @Nullable Object element(List<?> values, String index) {
        for (int i = 0; i < values.size(); i++) {
            if (index.equals(String.valueOf(i))) {
                return values.get(i);
            }
        }
        return null;
    }
}
