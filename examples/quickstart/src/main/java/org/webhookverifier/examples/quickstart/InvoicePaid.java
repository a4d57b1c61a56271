package org.webhookverifier.examples.quickstart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;

/** A paid invoice, as Stripe sends it since API version 2025-03-31.basil; only the fields that the handlers need. */
@WebhookEvent(type = "invoice.paid", version = "2025-03-31.basil", provider = "stripe")
record InvoicePaid(Data data) {
    record Data(Invoice object) {}

    record Invoice(
            String id,
            @JsonProperty("amount_paid") long amountPaid,
            String currency,
            @Nullable Parent parent) {
        String amount() {
            return BigDecimal.valueOf(amountPaid, 2) + " " + currency.toUpperCase(Locale.ROOT);
        }

        String subscription() {
            return parent == null
                    ? "no subscription"
                    : parent.subscriptionDetails().subscription();
        }
    }

    record Parent(@JsonProperty("subscription_details") SubscriptionDetails subscriptionDetails) {}

    record SubscriptionDetails(String subscription) {}

    /** Brings events of older API versions up to date: in those the subscription is a field of the invoice itself. */
    @Upcast(type = "invoice.paid", from = "2024-06-20", to = "2025-03-31.basil")
    static Map<String, Object> moveSubscription(Map<String, Object> event) {
        Map<String, Object> invoice = object(object(event, "data"), "object");
        Object subscription = invoice.remove("subscription");
        if (subscription != null) {
            invoice.put("parent", Map.of("subscription_details", Map.of("subscription", subscription)));
        }
        return event;
    }

    @SuppressWarnings("unchecked") // a JSON object; where it is none, the delivery is answered as unreadable
    private static Map<String, Object> object(Map<String, Object> tree, String name) {
        return (Map<String, Object>) tree.getOrDefault(name, new LinkedHashMap<>());
    }
}
