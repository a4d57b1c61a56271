package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/**
 * An order has been cancelled.
 *
 * <p>See <a href="https://shopify.dev/docs/api/webhooks/latest?reference=toml">Shopify's documentation of {@code orders/cancelled}</a>.
 *
 * @param order the whole payload
 */
@WebhookEvent(type = "orders/cancelled", provider = "shopify", version = ShopifyVersions.NEWEST)
public record OrderCancelled(Order order) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderCancelled {}

    @Upcast(type = "orders/cancelled", provider = "shopify", from = ShopifyVersions.OLDEST, to = ShopifyVersions.NEWEST)
    static Map<String, Object> unchanged(Map<String, Object> event) {
        return event;
    }
}
