package org.webhookverifier.models.shopify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * An order.
 *
 * @param id the id
 * @param adminGraphqlApiId the id in the GraphQL API
 * @param name the number as customers see it, for example {@code #1001}
 * @param orderNumber the number without its signs
 * @param email the customer's address; {@code null} if there is none or the app may not see it
 * @param phone the customer's telephone number; {@code null} if there is none or the app may not see it
 * @param currency the currency of the shop, three capital letters
 * @param presentmentCurrency the currency that the customer saw
 * @param totalPrice the sum
 * @param subtotalPrice the sum without delivery, after discounts
 * @param totalTax the taxes
 * @param totalDiscounts the discounts
 * @param currentTotalPrice the sum after edits and refunds
 * @param financialStatus whether it is paid, for example {@code pending}, {@code paid} or {@code partially_refunded}
 * @param fulfillmentStatus {@code fulfilled} or {@code partial}; {@code null} while nothing is sent
 * @param test whether it is a test
 * @param note a note; {@code null} if there is none
 * @param tags the tags, with commas between them
 * @param sourceName where it comes from, for example {@code web}
 * @param customer the customer; {@code null} if there is none
 * @param lineItems what is ordered
 * @param shippingAddress where it goes; {@code null} if nothing is sent
 * @param billingAddress who pays; {@code null} if that is not known
 * @param shippingLines how it is sent
 * @param discountCodes the codes that were used
 * @param noteAttributes what cart or app have added
 * @param cancelReason why it was cancelled; {@code null} if it was not
 * @param cancelledAt when it was cancelled; {@code null} if it was not
 * @param closedAt when it was closed; {@code null} while it is open
 * @param processedAt when it counts as placed, which matters for imports
 * @param createdAt when it was created
 * @param updatedAt when it was changed
 */
public record Order(
        long id,
        @JsonProperty("admin_graphql_api_id") String adminGraphqlApiId,
        String name,
        @JsonProperty("order_number") long orderNumber,
        @Nullable String email,
        @Nullable String phone,
        String currency,
        @JsonProperty("presentment_currency") @Nullable String presentmentCurrency,
        @JsonProperty("total_price") @Nullable BigDecimal totalPrice,
        @JsonProperty("subtotal_price") @Nullable BigDecimal subtotalPrice,
        @JsonProperty("total_tax") @Nullable BigDecimal totalTax,
        @JsonProperty("total_discounts") @Nullable BigDecimal totalDiscounts,
        @JsonProperty("current_total_price") @Nullable BigDecimal currentTotalPrice,
        @JsonProperty("financial_status") @Nullable String financialStatus,
        @JsonProperty("fulfillment_status") @Nullable String fulfillmentStatus,
        boolean test,
        @Nullable String note,
        String tags,
        @JsonProperty("source_name") @Nullable String sourceName,
        @Nullable Customer customer,
        @JsonProperty("line_items") List<LineItem> lineItems,
        @JsonProperty("shipping_address") @Nullable Address shippingAddress,
        @JsonProperty("billing_address") @Nullable Address billingAddress,
        @JsonProperty("shipping_lines") List<ShippingLine> shippingLines,
        @JsonProperty("discount_codes") List<DiscountCode> discountCodes,
        @JsonProperty("note_attributes") List<NoteAttribute> noteAttributes,
        @JsonProperty("cancel_reason") @Nullable String cancelReason,
        @JsonProperty("cancelled_at") @Nullable String cancelledAt,
        @JsonProperty("closed_at") @Nullable String closedAt,
        @JsonProperty("processed_at") @Nullable String processedAt,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt) {
    /** Puts what is empty in place of what the sender has left out. */
    public Order {
        adminGraphqlApiId = Missing.text(adminGraphqlApiId);
        name = Missing.text(name);
        currency = Missing.text(currency);
        tags = Missing.text(tags);
        lineItems = Missing.list(lineItems);
        shippingLines = Missing.list(shippingLines);
        discountCodes = Missing.list(discountCodes);
        noteAttributes = Missing.list(noteAttributes);
        createdAt = Missing.text(createdAt);
        updatedAt = Missing.text(updatedAt);
    }
}
