package org.webhookverifier.examples.quickstart.readme;

import java.util.ArrayList;
import java.util.List;
import org.webhookverifier.WebhookReceiver;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.examples.quickstart.readme.Orders.OrderPlaced;
import org.webhookverifier.examples.quickstart.readme.Orders.OrderPlacedV2;
import org.webhookverifier.shadow.ShadowListener;
import org.webhookverifier.source.SourceBuilder;

/** The move from one version to the next, as the docs show it. */
final class Migration {
    final List<String> labels = new ArrayList<>();

    // snippet
    @WebhookHandler(name = "label", version = "2")
    void asEver(OrderPlacedV2 order) {
        labels.add(label(order));
    }

    @WebhookHandler(name = "label-3", version = "3")
    void anew(OrderPlaced order) {
        labels.add(label(order));
    }
    // end

    @Upcast
    static OrderPlaced splitName(OrderPlacedV2 older) {
        return Orders.splitName(older);
    }

    private static String label(OrderPlacedV2 order) {
        return order.name();
    }

    private static String label(OrderPlaced order) {
        return (order.customer().givenName() + " " + order.customer().familyName()).strip();
    }

    WebhookReceiver receiver(SourceBuilder shop, ShadowListener listener) {
        // snippet
        var receiver = WebhookReceiver.builder()
                .source(shop)
                .handlers(this)
                .shadow(
                        "label",
                        OrderPlacedV2.class,
                        OrderPlaced.class,
                        (older, newer) -> label(older).equals(label(newer)) ? List.of() : List.of("label"))
                .shadowListener(listener)
                .build();
        // end
        return receiver;
    }
}
