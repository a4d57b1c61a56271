package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A refund.
 *
 * @param id the id
 * @param orderId the order
 * @param note the reason; {@code null} if none was given
 * @param refundLineItems what was given back
 * @param transactions how the money went
 * @param processedAt when it was made, which matters for imports
 * @param createdAt when it was created
 */
public record Refund(
        long id,
        @JsonProperty("order_id") long orderId,
        @Nullable String note,
        @JsonProperty("refund_line_items") List<RefundLineItem> refundLineItems,
        List<Transaction> transactions,
        @JsonProperty("processed_at") @Nullable String processedAt,
        @JsonProperty("created_at") String createdAt) {
    /** Puts what is empty in place of what the sender has left out. */
    public Refund {
        refundLineItems = Missing.list(refundLineItems);
        transactions = Missing.list(transactions);
        createdAt = Missing.text(createdAt);
    }
}
