package org.webhookverifier.models;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;

/** What stands in a model for what the sender has left out. */
public final class Missing {
    private Missing() {}

    /** Returns the text, or an empty one. */
    public static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    /** Returns a copy of the list without nulls, or an empty one. */
    public static <T> List<T> list(@Nullable List<@Nullable T> sent) {
        if (sent == null) {
            return List.of();
        }
        return sent.stream().filter(Objects::nonNull).map(Missing::present).toList();
    }

    /** Returns a copy of the map without nulls, or an empty one. */
    public static <V> Map<String, V> map(@Nullable Map<String, @Nullable V> sent) {
        if (sent == null) {
            return Map.of();
        }
        var present = new LinkedHashMap<String, V>();
        sent.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return Collections.unmodifiableMap(present);
    }

    /**
     * Returns the object that an event is about.
     *
     * @throws Unprocessable if the sender has left it out: no retry brings it
     */
    public static <T> T required(@Nullable T sent, String name) {
        if (sent == null) {
            throw new Unprocessable("The event has no " + name + ".");
        }
        return sent;
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
