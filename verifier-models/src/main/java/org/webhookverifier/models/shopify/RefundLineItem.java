package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * Something that was given back.
 *
 * @param id the id
 * @param lineItemId the item of the order
 * @param quantity how many
 * @param restockType what becomes of the goods, for example {@code return} or {@code no_restock}
 * @param subtotal what it cost
 * @param totalTax its tax
 * @param lineItem the item
 */
public record RefundLineItem(
        long id,
        @JsonProperty("line_item_id") long lineItemId,
        long quantity,
        @JsonProperty("restock_type") String restockType,
        @Nullable BigDecimal subtotal,
        @JsonProperty("total_tax") @Nullable BigDecimal totalTax,
        @JsonProperty("line_item") @Nullable LineItem lineItem) {
    /** Puts what is empty in place of what the sender has left out. */
    public RefundLineItem {
        restockType = Missing.text(restockType);
    }
}
