package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/**
 * A payment has been made.
 *
 * <p>See <a href="https://docs.stripe.com/api/events/types#event_types-payment_intent.succeeded">Stripe's documentation of {@code payment_intent.succeeded}</a>.
 *
 * @param event what Stripe sends with every event
 */
@WebhookEvent(type = "payment_intent.succeeded", provider = "stripe", version = StripeVersions.NEWEST)
public record PaymentIntentSucceeded(StripeEvent<PaymentIntent> event) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentIntentSucceeded {}

    /**
     * Returns the payment as it was when the event happened.
     *
     * @throws Unprocessable if Stripe has left it out
     */
    public PaymentIntent paymentIntent() {
        return event.object();
    }

    @Upcast(
            type = "payment_intent.succeeded",
            provider = "stripe",
            from = StripeVersions.OLDEST,
            to = StripeVersions.LATEST_CHARGE)
    static Map<String, Object> toLatestCharge(Map<String, Object> event) {
        return StripeUpcasts.latestCharge(event);
    }

    @Upcast(
            type = "payment_intent.succeeded",
            provider = "stripe",
            from = StripeVersions.LATEST_CHARGE,
            to = StripeVersions.NEWEST)
    static Map<String, Object> sinceLatestCharge(Map<String, Object> event) {
        return event;
    }
}
