package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/**
 * A charge has been refunded, wholly or in part.
 *
 * <p>See <a href="https://docs.stripe.com/api/events/types#event_types-charge.refunded">Stripe's documentation of {@code charge.refunded}</a>.
 *
 * @param event what Stripe sends with every event
 */
@WebhookEvent(type = "charge.refunded", provider = "stripe", version = StripeVersions.NEWEST)
public record ChargeRefunded(StripeEvent<Charge> event) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChargeRefunded {}

    /**
     * Returns the charge, with all that has been refunded of it.
     *
     * @throws Unprocessable if Stripe has left it out
     */
    public Charge charge() {
        return event.object();
    }

    @Upcast(type = "charge.refunded", provider = "stripe", from = StripeVersions.OLDEST, to = StripeVersions.NEWEST)
    static Map<String, Object> unchanged(Map<String, Object> event) {
        return event;
    }
}
