package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * Something that is ordered.
 *
 * @param id the id
 * @param productId the product; {@code null} for custom items
 * @param variantId the variant; {@code null} for custom items
 * @param title the title
 * @param variantTitle the title of the variant; {@code null} if there is only one
 * @param name both titles together
 * @param sku the stock keeping unit; {@code null} if there is none
 * @param vendor the vendor; {@code null} for custom items
 * @param quantity how many are ordered
 * @param currentQuantity how many are left after edits and refunds
 * @param price the price of one
 * @param totalDiscount the discount of this item alone
 * @param giftCard whether it is a gift card
 * @param requiresShipping whether it is sent
 * @param taxable whether it is taxed
 */
public record LineItem(
        long id,
        @JsonProperty("product_id") @Nullable Long productId,
        @JsonProperty("variant_id") @Nullable Long variantId,
        String title,
        @JsonProperty("variant_title") @Nullable String variantTitle,
        String name,
        @Nullable String sku,
        @Nullable String vendor,
        long quantity,
        @JsonProperty("current_quantity") @Nullable Long currentQuantity,
        @Nullable BigDecimal price,
        @JsonProperty("total_discount") @Nullable BigDecimal totalDiscount,
        @JsonProperty("gift_card") boolean giftCard,
        @JsonProperty("requires_shipping") boolean requiresShipping,
        boolean taxable) {
    /** Puts what is empty in place of what the sender has left out. */
    public LineItem {
        title = Missing.text(title);
        name = Missing.text(name);
    }
}
