package org.webhookverifier.decode.closed;

import java.util.Map;
import org.webhookverifier.event.Upcast;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.event.WebhookHandler;

/** A handler and an upcast that are not public; the test puts them into a module. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // handlers and upcasts are called by reflection
public final class ClosedHandlers {
    /** The model. */
    @WebhookEvent(type = "invoice.paid", version = "2")
    public record Invoice(String id) {}

    /** Makes the handlers. */
    public ClosedHandlers() {}

    @WebhookHandler
    private void hidden(Invoice invoice) {}

    @Upcast(type = "invoice.paid", from = "1", to = "2")
    private static Map<String, Object> older(Map<String, Object> old) {
        return old;
    }
}
