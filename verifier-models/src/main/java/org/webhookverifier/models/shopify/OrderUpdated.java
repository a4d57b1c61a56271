package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/**
 * Something about an order has changed. One change may be told several times, and not in order: compare {@link Order#updatedAt()}.
 *
 * <p>See <a href="https://shopify.dev/docs/api/webhooks/latest?reference=toml">Shopify's documentation of {@code orders/updated}</a>.
 *
 * @param order the whole payload
 */
@WebhookEvent(type = "orders/updated", provider = "shopify", version = ShopifyVersions.NEWEST)
public record OrderUpdated(Order order) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderUpdated {}

    @Upcast(type = "orders/updated", provider = "shopify", from = ShopifyVersions.OLDEST, to = ShopifyVersions.NEWEST)
    static Map<String, Object> unchanged(Map<String, Object> event) {
        return event;
    }
}
