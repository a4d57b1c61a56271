package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.models.Missing;

/**
 * What Stripe sends with every event.
 *
 * <p>See <a href="https://docs.stripe.com/api/events/object">Stripe's documentation</a>.
 *
 * @param <T> the object that the event is about
 * @param id the id of the event; its copies have the same
 * @param type the event type
 * @param apiVersion the version that was delivered; {@code null} for events that belong to none
 * @param created when it happened
 * @param livemode whether it is about real money
 * @param account the connected account that it belongs to; {@code null} for your own
 * @param request what caused it; {@code null} in old versions where nobody did
 * @param data the object, see {@link #object()}
 */
public record StripeEvent<T>(
        String id,
        String type,
        @JsonProperty("api_version") @Nullable String apiVersion,
        long created,
        boolean livemode,
        @Nullable String account,
        @Nullable Request request,
        @Nullable Data<T> data) {
    /** Puts what is empty in place of what the sender has left out. */
    public StripeEvent {
        id = Missing.text(id);
        type = Missing.text(type);
    }

    /**
     * Returns the object that the event is about, as it was when the event happened.
     *
     * @throws Unprocessable if Stripe has left it out
     */
    public T object() {
        return Missing.required(data == null ? null : data.object(), "data.object");
    }

    /**
     * Returns what was different before, by the names of the fields; empty for all events but those of updates. The values are as
     * sent, and {@code null} where there was none.
     */
    public Map<String, @Nullable Object> previousAttributes() {
        return data == null ? Map.of() : data.previousAttributes();
    }

    /** Returns when it happened. */
    public Instant createdAt() {
        return Instant.ofEpochSecond(created);
    }

    /**
     * The object that an event is about.
     *
     * @param <T> the object
     * @param object the object; {@code null} only if Stripe has left it out
     * @param previousAttributes what was different before, see {@link StripeEvent#previousAttributes()}
     */
    public record Data<T>(
            @Nullable T object,
            @JsonProperty("previous_attributes") Map<String, @Nullable Object> previousAttributes) {
        /** Puts what is empty in place of what the sender has left out. */
        @SuppressWarnings("NullAway") // what the sender leaves out is null whatever the parameter says
        public Data {
            previousAttributes = previousAttributes == null
                    ? Map.of()
                    : Collections.unmodifiableMap(new LinkedHashMap<>(previousAttributes));
        }
    }

    /**
     * What caused an event.
     *
     * @param id the request to Stripe's API; {@code null} if Stripe did it by itself
     * @param idempotencyKey its idempotency key; {@code null} if it had none
     */
    public record Request(
            @Nullable String id,
            @JsonProperty("idempotency_key") @Nullable String idempotencyKey) {}
}
