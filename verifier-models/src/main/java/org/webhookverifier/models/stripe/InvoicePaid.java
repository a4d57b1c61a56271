package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/**
 * An invoice has been paid, or was marked as paid outside of Stripe.
 *
 * <p>See <a href="https://docs.stripe.com/api/events/types#event_types-invoice.paid">Stripe's documentation of {@code invoice.paid}</a>.
 *
 * @param event what Stripe sends with every event
 */
@WebhookEvent(type = "invoice.paid", provider = "stripe", version = StripeVersions.NEWEST)
public record InvoicePaid(StripeEvent<Invoice> event) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InvoicePaid {}

    /**
     * Returns the invoice as it was when the event happened.
     *
     * @throws Unprocessable if Stripe has left it out
     */
    public Invoice invoice() {
        return event.object();
    }

    @Upcast(type = "invoice.paid", provider = "stripe", from = StripeVersions.OLDEST, to = StripeVersions.BASIL)
    static Map<String, Object> toBasil(Map<String, Object> event) {
        return StripeUpcasts.invoiceParent(event);
    }

    @Upcast(type = "invoice.paid", provider = "stripe", from = StripeVersions.BASIL, to = StripeVersions.NEWEST)
    static Map<String, Object> sinceBasil(Map<String, Object> event) {
        return event;
    }
}
