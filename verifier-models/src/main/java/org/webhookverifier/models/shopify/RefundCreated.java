package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/**
 * A refund has been made, of money, goods or both.
 *
 * <p>See <a href="https://shopify.dev/docs/api/webhooks/latest?reference=toml">Shopify's documentation of {@code refunds/create}</a>.
 *
 * @param refund the whole payload
 */
@WebhookEvent(type = "refunds/create", provider = "shopify", version = ShopifyVersions.NEWEST)
public record RefundCreated(Refund refund) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RefundCreated {}

    @Upcast(type = "refunds/create", provider = "shopify", from = ShopifyVersions.OLDEST, to = ShopifyVersions.NEWEST)
    static Map<String, Object> unchanged(Map<String, Object> event) {
        return event;
    }
}
