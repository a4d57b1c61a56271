package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/**
 * A subscription has ended.
 *
 * <p>See <a href="https://docs.stripe.com/api/events/types#event_types-customer.subscription.deleted">Stripe's documentation of {@code customer.subscription.deleted}</a>.
 *
 * @param event what Stripe sends with every event
 */
@WebhookEvent(type = "customer.subscription.deleted", provider = "stripe", version = StripeVersions.NEWEST)
public record SubscriptionDeleted(StripeEvent<Subscription> event) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SubscriptionDeleted {}

    /**
     * Returns the subscription as it was when the event happened.
     *
     * @throws Unprocessable if Stripe has left it out
     */
    public Subscription subscription() {
        return event.object();
    }

    @Upcast(
            type = "customer.subscription.deleted",
            provider = "stripe",
            from = StripeVersions.OLDEST,
            to = StripeVersions.BASIL)
    static Map<String, Object> toBasil(Map<String, Object> event) {
        return StripeUpcasts.itemPeriods(event);
    }

    @Upcast(
            type = "customer.subscription.deleted",
            provider = "stripe",
            from = StripeVersions.BASIL,
            to = StripeVersions.NEWEST)
    static Map<String, Object> sinceBasil(Map<String, Object> event) {
        return event;
    }
}
