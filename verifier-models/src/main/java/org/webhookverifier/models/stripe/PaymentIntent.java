package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A payment, from the intention to the money.
 *
 * <p>See <a href="https://docs.stripe.com/api/payment_intents/object">Stripe's documentation</a>.
 *
 * @param id the id
 * @param amount what is to be paid
 * @param amountReceived what has been paid
 * @param currency the currency, three small letters
 * @param status how far it is, for example {@code succeeded} or {@code requires_payment_method}
 * @param customer the customer; {@code null} for guests
 * @param latestCharge the newest charge; {@code null} before the first
 * @param paymentMethod what pays; {@code null} while that is open
 * @param lastPaymentError why the last attempt failed; {@code null} if none did
 * @param description the description; {@code null} if there is none
 * @param receiptEmail where the receipt goes; {@code null} if nowhere
 * @param metadata what you keep with it
 * @param created when it was created
 */
public record PaymentIntent(
        String id,
        long amount,
        @JsonProperty("amount_received") long amountReceived,
        String currency,
        String status,
        @Nullable String customer,
        @JsonProperty("latest_charge") @Nullable String latestCharge,
        @JsonProperty("payment_method") @Nullable String paymentMethod,
        @JsonProperty("last_payment_error") @Nullable PaymentError lastPaymentError,
        @Nullable String description,
        @JsonProperty("receipt_email") @Nullable String receiptEmail,
        Map<String, String> metadata,
        long created) {
    /** Puts what is empty in place of what the sender has left out. */
    public PaymentIntent {
        id = Missing.text(id);
        currency = Missing.text(currency);
        status = Missing.text(status);
        metadata = Missing.map(metadata);
    }
}
