package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * Why a payment failed.
 *
 * <p>See <a href="https://docs.stripe.com/error-codes">Stripe's documentation</a>.
 *
 * @param type the kind of error, for example {@code card_error}
 * @param code the code of the error, for example {@code card_declined}; {@code null} where there is none
 * @param declineCode what the bank said, for example {@code insufficient_funds}; {@code null} if it did not decline
 * @param message an explanation, which for {@code card_error} customers may see
 * @param charge the charge that failed; {@code null} if there is none
 */
public record PaymentError(
        String type,
        @Nullable String code,
        @JsonProperty("decline_code") @Nullable String declineCode,
        @Nullable String message,
        @Nullable String charge) {
    /** Puts what is empty in place of what the sender has left out. */
    public PaymentError {
        type = Missing.text(type);
    }
}
