package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/**
 * An order has been placed. It need not be paid yet.
 *
 * <p>See <a href="https://shopify.dev/docs/api/webhooks/latest?reference=toml">Shopify's documentation of {@code orders/create}</a>.
 *
 * @param order the whole payload
 */
@WebhookEvent(type = "orders/create", provider = "shopify", version = ShopifyVersions.NEWEST)
public record OrderCreated(Order order) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderCreated {}

    @Upcast(type = "orders/create", provider = "shopify", from = ShopifyVersions.OLDEST, to = ShopifyVersions.NEWEST)
    static Map<String, Object> unchanged(Map<String, Object> event) {
        return event;
    }
}
