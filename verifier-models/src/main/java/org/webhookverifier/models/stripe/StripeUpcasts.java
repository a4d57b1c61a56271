package org.webhookverifier.models.stripe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where fields went when Stripe changed the shape of its objects.
 *
 * <p>What is already in its new place stays as it is, and what has no form that is known is left alone.
 */
final class StripeUpcasts {
    private StripeUpcasts() {}

    /** Until {@value StripeVersions#BASIL} a subscription had one period for all of its items. */
    static Map<String, Object> itemPeriods(Map<String, Object> event) {
        Map<String, Object> subscription = object(event);
        Object start = subscription.remove("current_period_start");
        Object end = subscription.remove("current_period_end");
        for (Object each : list(subscription.get("items"))) {
            Map<String, Object> item = map(each);
            putIfKnown(item, "current_period_start", start);
            putIfKnown(item, "current_period_end", end);
        }
        return event;
    }

    /** Until {@value StripeVersions#BASIL} an invoice named its subscription itself. */
    static Map<String, Object> invoiceParent(Map<String, Object> event) {
        Map<String, Object> invoice = object(event);
        Object subscription = invoice.remove("subscription");
        Object details = invoice.remove("subscription_details");
        if (subscription != null && invoice.get("parent") == null) {
            Map<String, Object> moved = new LinkedHashMap<>(map(details));
            moved.put("subscription", subscription);
            invoice.put("parent", Map.of("type", "subscription_details", "subscription_details", moved));
        }
        return event;
    }

    /** Until {@value StripeVersions#LATEST_CHARGE} a payment listed its charges, the newest first. */
    static Map<String, Object> latestCharge(Map<String, Object> event) {
        Map<String, Object> payment = object(event);
        List<?> charges = list(payment.remove("charges"));
        if (!charges.isEmpty()) {
            putIfKnown(payment, "latest_charge", map(charges.get(0)).get("id"));
        }
        return event;
    }

    private static Map<String, Object> object(Map<String, Object> event) {
        return map(map(event.get("data")).get("object"));
    }

    private static List<?> list(@Nullable Object embedded) {
        return map(embedded).get("data") instanceof List<?> data ? data : List.of();
    }

    @SuppressWarnings("unchecked") // the names of a JSON object are texts
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? (Map<String, Object>) object : new LinkedHashMap<>();
    }

    private static void putIfKnown(Map<String, Object> target, String name, @Nullable Object value) {
        if (value != null) {
            target.putIfAbsent(name, value);
        }
    }
}
