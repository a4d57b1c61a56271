package org.webhookverifier.models.stripe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A subscription.
 *
 * <p>See <a href="https://docs.stripe.com/api/subscriptions/object">Stripe's documentation</a>.
 *
 * @param id the id
 * @param status the status, for example {@code active} or {@code past_due}
 * @param customer the customer; {@code null} where an account pays
 * @param currency the currency, three small letters
 * @param collectionMethod {@code charge_automatically} or {@code send_invoice}
 * @param items what is subscribed to, each with its period
 * @param cancelAtPeriodEnd whether it ends with the current period
 * @param cancelAt when it is going to end; {@code null} if that is open
 * @param canceledAt when it was cancelled; {@code null} if it was not
 * @param endedAt when it ended; {@code null} if it has not
 * @param trialStart when the trial began; {@code null} without one
 * @param trialEnd when the trial ends; {@code null} without one
 * @param latestInvoice the newest invoice; {@code null} if there is none
 * @param defaultPaymentMethod what pays; {@code null} if that is the customer's default
 * @param startDate when it began
 * @param metadata what you keep with it
 * @param created when it was created
 */
public record Subscription(
        String id,
        String status,
        @Nullable String customer,
        String currency,
        @JsonProperty("collection_method") String collectionMethod,
        StripeList<SubscriptionItem> items,
        @JsonProperty("cancel_at_period_end") boolean cancelAtPeriodEnd,
        @JsonProperty("cancel_at") @Nullable Long cancelAt,
        @JsonProperty("canceled_at") @Nullable Long canceledAt,
        @JsonProperty("ended_at") @Nullable Long endedAt,
        @JsonProperty("trial_start") @Nullable Long trialStart,
        @JsonProperty("trial_end") @Nullable Long trialEnd,
        @JsonProperty("latest_invoice") @Nullable String latestInvoice,
        @JsonProperty("default_payment_method") @Nullable String defaultPaymentMethod,
        @JsonProperty("start_date") long startDate,
        Map<String, String> metadata,
        long created) {
    /** Puts what is empty in place of what the sender has left out. */
    public Subscription {
        id = Missing.text(id);
        status = Missing.text(status);
        currency = Missing.text(currency);
        collectionMethod = Missing.text(collectionMethod);
        items = StripeList.orEmpty(items);
        metadata = Missing.map(metadata);
    }
}
