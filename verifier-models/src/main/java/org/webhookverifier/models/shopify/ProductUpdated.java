package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/**
 * A product has changed. Orders change the stock of a variant and so come here too.
 *
 * <p>See <a href="https://shopify.dev/docs/api/webhooks/latest?reference=toml">Shopify's documentation of {@code products/update}</a>.
 *
 * @param product the whole payload
 */
@WebhookEvent(type = "products/update", provider = "shopify", version = ShopifyVersions.NEWEST)
public record ProductUpdated(Product product) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProductUpdated {}

    @Upcast(type = "products/update", provider = "shopify", from = ShopifyVersions.OLDEST, to = ShopifyVersions.NEWEST)
    static Map<String, Object> unchanged(Map<String, Object> event) {
        return event;
    }
}
