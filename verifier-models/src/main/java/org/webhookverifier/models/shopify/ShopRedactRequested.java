package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * A shop removed the app 48 hours ago: delete its data. Every public app gets this event.
 *
 * <p>See <a href="https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance">Shopify's documentation of {@code shop/redact}</a>.
 *
 * @param shopId the shop
 * @param shopDomain the shop's domain
 */
@WebhookEvent(type = "shop/redact", provider = "shopify", version = ShopifyVersions.NEWEST)
public record ShopRedactRequested(
        @JsonProperty("shop_id") long shopId,
        @JsonProperty("shop_domain") String shopDomain) {
    /** Puts what is empty in place of what the sender has left out. */
    public ShopRedactRequested {
        shopDomain = Missing.text(shopDomain);
    }

    @Upcast(type = "shop/redact", provider = "shopify", from = ShopifyVersions.OLDEST, to = ShopifyVersions.NEWEST)
    static Map<String, Object> unchanged(Map<String, Object> event) {
        return event;
    }
}
