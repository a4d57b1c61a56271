package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * An invoice.
 *
 * <p>Payments are not part of it: since {@value StripeVersions#BASIL} an invoice may have several, and Stripe leaves them out of events.
 *
 * <p>See <a href="https://docs.stripe.com/api/invoices/object">Stripe's documentation</a>.
 *
 * @param id the id
 * @param number the number on the document; {@code null} for drafts
 * @param status {@code draft}, {@code open}, {@code paid}, {@code void} or {@code uncollectible}
 * @param billingReason what it is for, for example {@code subscription_cycle}
 * @param collectionMethod {@code charge_automatically} or {@code send_invoice}
 * @param currency the currency, three small letters
 * @param subtotal the sum before discounts and taxes
 * @param total the sum
 * @param amountDue what is to be paid
 * @param amountPaid what has been paid
 * @param amountRemaining what is still to be paid
 * @param attemptCount how often payment has been tried
 * @param nextPaymentAttempt when it is tried again; {@code null} if it is not
 * @param customer the customer; {@code null} where an account pays
 * @param customerEmail the customer's address; {@code null} if there is none
 * @param customerName the customer's name; {@code null} if there is none
 * @param parent what made the invoice; {@code null} if it was made by hand
 * @param lines the first lines
 * @param hostedInvoiceUrl the page of the invoice; {@code null} for drafts
 * @param invoicePdf the document; {@code null} for drafts
 * @param dueDate when it is due; {@code null} if it is charged automatically
 * @param periodStart the beginning of the time that it is for
 * @param periodEnd the end of the time that it is for
 * @param metadata what you keep with it
 * @param created when it was created
 */
public record Invoice(
        String id,
        @Nullable String number,
        @Nullable String status,
        @JsonProperty("billing_reason") @Nullable String billingReason,
        @JsonProperty("collection_method") String collectionMethod,
        String currency,
        long subtotal,
        long total,
        @JsonProperty("amount_due") long amountDue,
        @JsonProperty("amount_paid") long amountPaid,
        @JsonProperty("amount_remaining") long amountRemaining,
        @JsonProperty("attempt_count") long attemptCount,
        @JsonProperty("next_payment_attempt") @Nullable Long nextPaymentAttempt,
        @Nullable String customer,
        @JsonProperty("customer_email") @Nullable String customerEmail,
        @JsonProperty("customer_name") @Nullable String customerName,
        @Nullable Parent parent,
        StripeList<InvoiceLine> lines,
        @JsonProperty("hosted_invoice_url") @Nullable String hostedInvoiceUrl,
        @JsonProperty("invoice_pdf") @Nullable String invoicePdf,
        @JsonProperty("due_date") @Nullable Long dueDate,
        @JsonProperty("period_start") long periodStart,
        @JsonProperty("period_end") long periodEnd,
        Map<String, String> metadata,
        long created) {
    /** Puts what is empty in place of what the sender has left out. */
    public Invoice {
        id = Missing.text(id);
        collectionMethod = Missing.text(collectionMethod);
        currency = Missing.text(currency);
        lines = StripeList.orEmpty(lines);
        metadata = Missing.map(metadata);
    }

    /** Returns the subscription that made the invoice, or {@code null} if none did. */
    public @Nullable String subscription() {
        SubscriptionDetails details = parent == null ? null : parent.subscriptionDetails();
        return details == null ? null : details.subscription();
    }

    /**
     * What made an invoice.
     *
     * @param type what it is, for example {@code subscription_details}
     * @param subscriptionDetails the subscription; {@code null} if it is something else
     */
    public record Parent(
            String type,
            @JsonProperty("subscription_details") @Nullable SubscriptionDetails subscriptionDetails) {
        /** Puts what is empty in place of what the sender has left out. */
        public Parent {
            type = Missing.text(type);
        }
    }

    /**
     * The subscription that made an invoice.
     *
     * @param subscription its id
     * @param metadata what you kept with it when the invoice was made
     */
    public record SubscriptionDetails(@Nullable String subscription, Map<String, String> metadata) {
        /** Puts what is empty in place of what the sender has left out. */
        public SubscriptionDetails {
            metadata = Missing.map(metadata);
        }
    }
}
