package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * A customer wants their data to be deleted. Do so within 30 days, unless the law says otherwise. Every public app gets this event.
 *
 * <p>See <a href="https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance">Shopify's documentation of {@code customers/redact}</a>.
 *
 * @param shopId the shop
 * @param shopDomain the shop's domain
 * @param customer the customer; often with nothing but id, address and telephone number
 * @param ordersToRedact the orders to delete
 */
@WebhookEvent(type = "customers/redact", provider = "shopify", version = ShopifyVersions.NEWEST)
public record CustomerRedactRequested(
        @JsonProperty("shop_id") long shopId,
        @JsonProperty("shop_domain") String shopDomain,
        @Nullable Customer customer,
        @JsonProperty("orders_to_redact") List<Long> ordersToRedact) {
    /** Puts what is empty in place of what the sender has left out. */
    public CustomerRedactRequested {
        shopDomain = Missing.text(shopDomain);
        ordersToRedact = Missing.list(ordersToRedact);
    }

    @Upcast(type = "customers/redact", provider = "shopify", from = ShopifyVersions.OLDEST, to = ShopifyVersions.NEWEST)
    static Map<String, Object> unchanged(Map<String, Object> event) {
        return event;
    }
}
