package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/**
 * A customer has finished a Checkout session. Whether the money is there, {@link CheckoutSession#paymentStatus()} says: some ways to pay
 * take days.
 *
 * <p>See <a href="https://docs.stripe.com/api/events/types#event_types-checkout.session.completed">Stripe's documentation of {@code checkout.session.completed}</a>.
 *
 * @param event what Stripe sends with every event
 */
@WebhookEvent(type = "checkout.session.completed", provider = "stripe", version = StripeVersions.NEWEST)
public record CheckoutSessionCompleted(StripeEvent<CheckoutSession> event) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CheckoutSessionCompleted {}

    /**
     * Returns the session.
     *
     * @throws Unprocessable if Stripe has left it out
     */
    public CheckoutSession session() {
        return event.object();
    }

    @Upcast(
            type = "checkout.session.completed",
            provider = "stripe",
            from = StripeVersions.OLDEST,
            to = StripeVersions.NEWEST)
    static Map<String, Object> unchanged(Map<String, Object> event) {
        return event;
    }
}
