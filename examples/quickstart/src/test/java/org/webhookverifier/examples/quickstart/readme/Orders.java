package org.webhookverifier.examples.quickstart.readme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;

/** Versions of an event, as the docs show them. */
final class Orders {
    final List<String> placed = new ArrayList<>();

    // snippet
    @WebhookEvent(type = "order.placed", version = "3")
    record OrderPlaced(String id, Customer customer) {
        record Customer(String givenName, String familyName) {}
    }

    @WebhookEvent(type = "order.placed", version = "2")
    record OrderPlacedV2(String id, String name) {}

    @Upcast
    static OrderPlaced splitName(OrderPlacedV2 older) {
        int space = older.name().indexOf(' ');
        return new OrderPlaced(
                older.id(),
                new OrderPlaced.Customer(
                        older.name().substring(0, Math.max(0, space)),
                        older.name().substring(space + 1)));
    }

    @Upcast(type = "order.placed", from = "1", to = "2")
    static Map<String, Object> renameId(Map<String, Object> oldest) {
        oldest.put("id", oldest.remove("order_id"));
        return oldest;
    }

    @WebhookHandler
    void placed(OrderPlaced order) {
        placed.add(order.customer().familyName());
    }
    // end
}
