package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/**
 * A shop has removed the app. Its access tokens are no longer valid.
 *
 * <p>See <a href="https://shopify.dev/docs/api/webhooks/latest?reference=toml">Shopify's documentation of {@code app/uninstalled}</a>.
 *
 * @param shop the whole payload
 */
@WebhookEvent(type = "app/uninstalled", provider = "shopify", version = ShopifyVersions.NEWEST)
public record AppUninstalled(Shop shop) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AppUninstalled {}

    @Upcast(type = "app/uninstalled", provider = "shopify", from = ShopifyVersions.OLDEST, to = ShopifyVersions.NEWEST)
    static Map<String, Object> unchanged(Map<String, Object> event) {
        return event;
    }
}
