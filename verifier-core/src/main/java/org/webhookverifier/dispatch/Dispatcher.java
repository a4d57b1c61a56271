package org.webhookverifier.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.EventHandler;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.json.Json;

/** Hands deliveries to handlers. */
public final class Dispatcher {
    private final @Nullable EventHandler<Delivery> fallback;

    private Dispatcher(@Nullable EventHandler<Delivery> fallback) {
        this.fallback = fallback;
    }

    public static Builder builder(Map<String, String> sources, Supplier<Json> json) {
        return new Builder();
    }

    public boolean takes(Delivery delivery) {
        return fallback != null;
    }

    public List<HandlerResult> dispatch(Delivery delivery, @Nullable Payload payload, Set<String> finished) {
        var results = new ArrayList<HandlerResult>();
        if (fallback != null) {
            try {
                fallback.handle(delivery, delivery);
                results.add(new HandlerResult("fallback", HandlerResult.Status.DONE, null));
            } catch (Throwable e) {
                results.add(new HandlerResult("fallback", HandlerResult.Status.FAILED, e));
            }
        }
        return results;
    }

    public static final class Builder {
        private @Nullable EventHandler<Delivery> fallback;

        public Builder versionWhenAbsent(String source, String version) {
            return this;
        }

        public Builder handlers(Object... objects) {
            return this;
        }

        public <T> Builder handler(String name, Class<T> model, EventHandler<T> handler) {
            return this;
        }

        public <T> Builder handler(String name, String source, String type, Class<T> model, EventHandler<T> handler) {
            return this;
        }

        public Builder fallback(String name, EventHandler<Delivery> handler) {
            fallback = handler;
            return this;
        }

        public Dispatcher build() {
            return new Dispatcher(fallback);
        }
    }
}
