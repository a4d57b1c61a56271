package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * Something that is subscribed to.
 *
 * <p>See <a href="https://docs.stripe.com/api/subscription_items/object">Stripe's documentation</a>.
 *
 * @param id the id
 * @param price the price
 * @param quantity the quantity; {@code null} where use is metered
 * @param currentPeriodStart when its current period began
 * @param currentPeriodEnd when its current period ends
 * @param metadata what you keep with it
 */
public record SubscriptionItem(
        String id,
        @Nullable Price price,
        @Nullable Long quantity,
        @JsonProperty("current_period_start") long currentPeriodStart,
        @JsonProperty("current_period_end") long currentPeriodEnd,
        Map<String, String> metadata) {
    /** Puts what is empty in place of what the sender has left out. */
    public SubscriptionItem {
        id = Missing.text(id);
        metadata = Missing.map(metadata);
    }
}
