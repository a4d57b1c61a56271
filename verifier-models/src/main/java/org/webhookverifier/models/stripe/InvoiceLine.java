package org.webhookverifier.models.stripe;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A line of an invoice.
 *
 * <p>See <a href="https://docs.stripe.com/api/invoice-line-item/object">Stripe's documentation</a>.
 *
 * @param id the id
 * @param description the description; {@code null} if there is none
 * @param amount the amount
 * @param currency the currency, three small letters
 * @param quantity the quantity; {@code null} where it is not counted
 * @param period the time that it is for
 * @param metadata what you keep with it
 */
public record InvoiceLine(
        String id,
        @Nullable String description,
        long amount,
        String currency,
        @Nullable Long quantity,
        @Nullable Period period,
        Map<String, String> metadata) {
    /** Puts what is empty in place of what the sender has left out. */
    public InvoiceLine {
        id = Missing.text(id);
        currency = Missing.text(currency);
        metadata = Missing.map(metadata);
    }

    /**
     * A time.
     *
     * @param start its beginning
     * @param end its end
     */
    public record Period(long start, long end) {}
}
