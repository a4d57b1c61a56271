package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * An attempt to move money.
 *
 * <p>See <a href="https://docs.stripe.com/api/charges/object">Stripe's documentation</a>.
 *
 * @param id the id
 * @param amount the amount
 * @param amountCaptured what was taken
 * @param amountRefunded what was given back, all refunds together
 * @param refunded whether all was given back
 * @param currency the currency, three small letters
 * @param status how it went: {@code succeeded}, {@code pending} or {@code failed}
 * @param paid whether it succeeded, or was authorized
 * @param disputed whether it is disputed
 * @param customer the customer; {@code null} for guests
 * @param paymentIntent the payment that it belongs to; {@code null} for charges without one
 * @param failureCode why it failed; {@code null} if it did not
 * @param failureMessage an explanation; {@code null} if it did not fail
 * @param receiptEmail where the receipt went; {@code null} if nowhere
 * @param receiptUrl the page of the receipt; {@code null} if there is none
 * @param description the description; {@code null} if there is none
 * @param metadata what you keep with it
 * @param created when it was created
 */
public record Charge(
        String id,
        long amount,
        @JsonProperty("amount_captured") long amountCaptured,
        @JsonProperty("amount_refunded") long amountRefunded,
        boolean refunded,
        String currency,
        String status,
        boolean paid,
        boolean disputed,
        @Nullable String customer,
        @JsonProperty("payment_intent") @Nullable String paymentIntent,
        @JsonProperty("failure_code") @Nullable String failureCode,
        @JsonProperty("failure_message") @Nullable String failureMessage,
        @JsonProperty("receipt_email") @Nullable String receiptEmail,
        @JsonProperty("receipt_url") @Nullable String receiptUrl,
        @Nullable String description,
        Map<String, String> metadata,
        long created) {
    /** Puts what is empty in place of what the sender has left out. */
    public Charge {
        id = Missing.text(id);
        currency = Missing.text(currency);
        status = Missing.text(status);
        metadata = Missing.map(metadata);
    }
}
