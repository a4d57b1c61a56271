package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A visit to Stripe Checkout.
 *
 * <p>See <a href="https://docs.stripe.com/api/checkout/sessions/object">Stripe's documentation</a>.
 *
 * @param id the id
 * @param mode {@code payment}, {@code setup} or {@code subscription}
 * @param status how far it is, for example {@code complete}; {@code null} for sessions older than the field
 * @param paymentStatus whether money is there: {@code paid}, {@code unpaid} or {@code no_payment_required}
 * @param amountSubtotal the sum before discounts and taxes; {@code null} in mode {@code setup}
 * @param amountTotal the sum; {@code null} in mode {@code setup}
 * @param currency the currency, three small letters; {@code null} in mode {@code setup}
 * @param clientReferenceId your own reference; {@code null} if you gave none
 * @param customer the customer; {@code null} for guests
 * @param customerEmail the address that you gave for the form; see {@link #customerDetails} for what was entered
 * @param customerDetails what the customer entered; {@code null} if nothing
 * @param paymentIntent the payment; {@code null} in other modes than {@code payment}
 * @param subscription the subscription; {@code null} in other modes than {@code subscription}
 * @param invoice the invoice; {@code null} if there is none
 * @param paymentLink the payment link that led here; {@code null} if none did
 * @param metadata what you keep with it
 * @param created when it was created
 */
public record CheckoutSession(
        String id,
        String mode,
        @Nullable String status,
        @JsonProperty("payment_status") String paymentStatus,
        @JsonProperty("amount_subtotal") @Nullable Long amountSubtotal,
        @JsonProperty("amount_total") @Nullable Long amountTotal,
        @Nullable String currency,
        @JsonProperty("client_reference_id") @Nullable String clientReferenceId,
        @Nullable String customer,
        @JsonProperty("customer_email") @Nullable String customerEmail,
        @JsonProperty("customer_details") @Nullable CustomerDetails customerDetails,
        @JsonProperty("payment_intent") @Nullable String paymentIntent,
        @Nullable String subscription,
        @Nullable String invoice,
        @JsonProperty("payment_link") @Nullable String paymentLink,
        Map<String, String> metadata,
        long created) {
    /** Puts what is empty in place of what the sender has left out. */
    public CheckoutSession {
        id = Missing.text(id);
        mode = Missing.text(mode);
        paymentStatus = Missing.text(paymentStatus);
        metadata = Missing.map(metadata);
    }

    /**
     * What a customer entered.
     *
     * @param email the address; {@code null} if it was not asked for
     * @param name the name; {@code null} if it was not asked for
     * @param phone the telephone number; {@code null} if it was not asked for
     */
    public record CustomerDetails(
            @Nullable String email,
            @Nullable String name,
            @Nullable String phone) {}
}
