package org.webhookverifier.jdbc;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Trace;
import org.webhookverifier.event.Trace.Awaited;

/** Keeps the trace of a delivery among its headers, under names that no header has. */
final class TraceText {
    private static final String DEPTH = ":depth";
    private static final String AWAITED = ":awaited";

    private TraceText() {}

    /** Returns the headers of a delivery, and its trace. */
    static Map<String, String> with(Delivery delivery) {
        Trace trace = delivery.trace().orElse(null);
        if (trace == null) {
            return delivery.unsignedHeaders();
        }
        var headers = new HashMap<>(delivery.unsignedHeaders());
        put(headers, ":cause", trace.cause());
        put(headers, ":root", trace.root());
        headers.put(DEPTH, String.valueOf(trace.depth()));
        Awaited awaited = trace.awaited();
        if (awaited != null) {
            headers.put(AWAITED, awaited.name());
            headers.put(AWAITED + "-value", awaited.value());
            headers.put(AWAITED + "-in-time", String.valueOf(awaited.inTime()));
        }
        return headers;
    }

    /** Sets the headers of a delivery, and its trace if there is one. */
    static void read(Delivery.Builder delivery, Map<String, String> kept) {
        String depth = kept.get(DEPTH);
        if (depth == null) {
            delivery.unsignedHeaders(kept);
            return;
        }
        delivery.trace(new Trace(key(kept, ":cause"), key(kept, ":root"), Integer.parseInt(depth), awaited(kept)));
        var headers = new HashMap<>(kept);
        headers.keySet().removeIf(name -> name.startsWith(":"));
        delivery.unsignedHeaders(headers);
    }

    private static @Nullable Awaited awaited(Map<String, String> kept) {
        String name = kept.get(AWAITED);
        return name == null
                ? null
                : new Awaited(
                        name,
                        kept.getOrDefault(AWAITED + "-value", ""),
                        Boolean.parseBoolean(kept.get(AWAITED + "-in-time")));
    }

    private static void put(Map<String, String> headers, String name, DeliveryKey key) {
        headers.put(name + "-source", key.source());
        headers.put(name + "-tenant", key.tenant());
        headers.put(name + "-key", key.value());
    }

    private static DeliveryKey key(Map<String, String> kept, String name) {
        return new DeliveryKey(
                kept.getOrDefault(name + "-source", ""),
                kept.getOrDefault(name + "-tenant", ""),
                kept.getOrDefault(name + "-key", ""));
    }
}
