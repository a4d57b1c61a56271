package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A price.
 *
 * <p>See <a href="https://docs.stripe.com/api/prices/object">Stripe's documentation</a>.
 *
 * @param id the id
 * @param product the product
 * @param currency the currency, three small letters
 * @param unitAmount the price of one; {@code null} for tiers and for fractions of the smallest unit
 * @param lookupKey your own name for it; {@code null} if you gave none
 * @param nickname a note; {@code null} if there is none
 * @param recurring how often it is due; {@code null} if once
 */
public record Price(
        String id,
        @Nullable String product,
        String currency,
        @JsonProperty("unit_amount") @Nullable Long unitAmount,
        @JsonProperty("lookup_key") @Nullable String lookupKey,
        @Nullable String nickname,
        @Nullable Recurring recurring) {
    /** Puts what is empty in place of what the sender has left out. */
    public Price {
        id = Missing.text(id);
        currency = Missing.text(currency);
    }

    /**
     * How often a price is due.
     *
     * @param interval {@code day}, {@code week}, {@code month} or {@code year}
     * @param intervalCount how many of them lie between two invoices
     */
    public record Recurring(
            String interval, @JsonProperty("interval_count") long intervalCount) {
        /** Puts what is empty in place of what the sender has left out. */
        public Recurring {
            interval = Missing.text(interval);
        }
    }
}
