package org.webhookverifier.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.webhookverifier.answer.HandlerResult;
import org.webhookverifier.answer.HandlerResult.Status;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.identify.Payload;

/** Deliveries of invoices, and the shortest way to dispatch one. */
public final class Deliveries {
    /** Two sources of one provider, one of another, and one without versions. */
    public static final Map<String, String> SOURCES =
            Map.of("billing", "stripe", "billing-eu", "stripe", "code", "github", "own", "custom");

    public static final String PAID = "invoice.paid";

    private Deliveries() {}

    /** Returns a builder over {@link #SOURCES} and a JSON library. */
    public static DispatcherBuilder dispatcher() {
        return Dispatcher.builder(SOURCES, CountingJson::new);
    }

    public static Delivery delivery(String source, String type, String version, String body) {
        return Delivery.builder(new DeliveryKey(source, "", "evt_1"), SOURCES.get(source))
                .id("evt_1", Provenance.SIGNED)
                .type(type, Provenance.SIGNED)
                .version(version, Provenance.SIGNED)
                .body(body.getBytes(UTF_8), Provenance.SIGNED)
                .build();
    }

    public static Payload json(String text) {
        return new Payload.JsonText(text.getBytes(UTF_8), null);
    }

    /** Dispatches an {@link #PAID} of a version to the source {@code billing}, for the first time. */
    public static List<HandlerResult> send(Dispatcher dispatcher, String version, String body) {
        return dispatcher.dispatch(delivery("billing", PAID, version, body), json(body), Set.of());
    }

    /** Returns the name and status of each result, for example {@code "a DONE"}. */
    public static List<String> outcomes(List<HandlerResult> results) {
        return results.stream()
                .map(result -> result.handler() + " " + result.status())
                .toList();
    }

    public static Status onlyStatus(List<HandlerResult> results) {
        if (results.size() != 1) {
            throw new AssertionError("expected one result: " + outcomes(results));
        }
        return results.get(0).status();
    }
}
