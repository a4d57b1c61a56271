package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A variant of a product.
 *
 * @param id the id
 * @param title the title
 * @param sku the stock keeping unit; {@code null} if there is none
 * @param barcode the barcode; {@code null} if there is none
 * @param price the price
 * @param compareAtPrice the price before a sale; {@code null} without one
 * @param inventoryItemId its item in the stock
 * @param inventoryQuantity how many there are, in all places; may be below 0
 * @param position the place among the variants, from 1
 */
public record Variant(
        long id,
        String title,
        @Nullable String sku,
        @Nullable String barcode,
        @Nullable BigDecimal price,
        @JsonProperty("compare_at_price") @Nullable BigDecimal compareAtPrice,
        @JsonProperty("inventory_item_id") @Nullable Long inventoryItemId,
        @JsonProperty("inventory_quantity") @Nullable Long inventoryQuantity,
        long position) {
    /** Puts what is empty in place of what the sender has left out. */
    public Variant {
        title = Missing.text(title);
    }
}
