package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * A customer wants to know what you have stored about them. Tell the shop within 30 days. Every public app gets this event.
 *
 * <p>See <a href="https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance">Shopify's documentation of {@code customers/data_request}</a>.
 *
 * @param shopId the shop
 * @param shopDomain the shop's domain
 * @param customer the customer; often with nothing but id, address and telephone number
 * @param ordersRequested the orders that the request is about
 * @param dataRequest the request
 */
@WebhookEvent(type = "customers/data_request", provider = "shopify", version = ShopifyVersions.NEWEST)
public record CustomerDataRequested(
        @JsonProperty("shop_id") long shopId,
        @JsonProperty("shop_domain") String shopDomain,
        @Nullable Customer customer,
        @JsonProperty("orders_requested") List<Long> ordersRequested,
        @JsonProperty("data_request") @Nullable DataRequest dataRequest) {
    /** Puts what is empty in place of what the sender has left out. */
    public CustomerDataRequested {
        shopDomain = Missing.text(shopDomain);
        ordersRequested = Missing.list(ordersRequested);
    }

    @Upcast(
            type = "customers/data_request",
            provider = "shopify",
            from = ShopifyVersions.OLDEST,
            to = ShopifyVersions.NEWEST)
    static Map<String, Object> unchanged(Map<String, Object> event) {
        return event;
    }
}
