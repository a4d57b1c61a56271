package org.webhookverifier.benchmarks;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.webhookverifier.dispatch.Dispatcher;
import org.webhookverifier.dispatch.DispatcherBuilder;
import org.webhookverifier.dispatch.Interest;
import org.webhookverifier.dispatch.Selection;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.DeliveryKey;
import org.webhookverifier.event.Provenance;
import org.webhookverifier.filter.Filter;
import org.webhookverifier.identify.Payload;
import org.webhookverifier.json.CheckedJson;
import org.webhookverifier.json.JsonPointer;
import org.webhookverifier.json.JsonPointers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a delivery is wanted, and the calls of those who want it: ten handlers, of which three take its type by name and one by
 * pattern, and five filters, two of the source and three of handlers. The reading of the payload is measured apart.
 */
@State(Scope.Benchmark)
public class DispatchBenchmark {
    private static final String SOURCE = "stripe";
    private static final String PAID = "\"amount_paid\":1999";
    private static final BigDecimal WORTH_IT = BigDecimal.valueOf(1_000);
    private static final List<String> OTHER_TYPES = List.of(
            "charge.failed", "charge.refunded", "customer.created", "customer.deleted", "payout.paid", "payout.failed");

    /** The length of the payload. */
    @Param("2048")
    public int length;

    private final JsonPointers pointers = JsonPointers.of(List.of(
            JsonPointer.parse("/data/object/currency"),
            JsonPointer.parse("/data/object/amount_paid"),
            JsonPointer.parse("/data/object/customer")));
    private final Dispatcher dispatcher = dispatcher();
    private final JsonMapper mapper = JsonMapper.builder().build();

    private byte[] body;
    private Delivery delivery;
    private Payload paid;
    private Payload small;
    private JsonNode tree;
    private long calls;

    /** Makes the payloads; filters have read them before. */
    @Setup
    public void make() {
        body = StripeEvent.ofLength(length);
        String text = new String(body, StandardCharsets.US_ASCII);
        delivery = Delivery.builder(new DeliveryKey(SOURCE, "", "evt_1"), "stripe")
                .type("invoice.paid", Provenance.SIGNED)
                .version("2025-03-31.basil", Provenance.SIGNED)
                .body(body, Provenance.SIGNED)
                .build();
        paid = new Payload.JsonText(body, null);
        small = new Payload.JsonText(Deliveries.bytes(text.replace(PAID, "\"amount_paid\": 199")), null);
        tree = mapper.readTree(body);
        Proof.ofTrue(runs(paid) == 4 && runs(small) == 3);
        calls = 0;
        handWritten();
        Proof.ofTrue(calls == 4);
    }

    /** Every filter lets it through. */
    @Benchmark
    public Object everyHandler() {
        return dispatched(paid);
    }

    /** One of the filters keeps it from its handler. */
    @Benchmark
    public Object oneStopped() {
        return dispatched(small);
    }

    /** Every filter lets it through, and the payload is read for them first. */
    @Benchmark
    public Object withReading() {
        return dispatched(new Payload.JsonText(body, null));
    }

    /** The reading for the filters alone: all of the payload is checked, and three values are picked. */
    @Benchmark
    public Object readPointers() {
        return CheckedJson.of(body, pointers);
    }

    /** What an application writes by hand on a tree that has been read. */
    @Benchmark
    public long handWritten() {
        String type = delivery.type();
        if (!type.startsWith("invoice.") && !type.startsWith("charge.")) {
            return calls;
        }
        JsonNode object = tree.path("data").path("object");
        if (!object.path("currency").asString().equals("eur")) {
            return calls;
        }
        switch (type) {
            case "invoice.paid" -> {
                if (object.path("amount_paid").decimalValue().compareTo(WORTH_IT) >= 0) {
                    calls++;
                }
                if (object.hasNonNull("customer")) {
                    calls++;
                }
                calls++;
            }
            case "charge.failed", "charge.refunded" -> calls += 2;
            default -> {}
        }
        if (type.startsWith("invoice.") && isLarge(delivery)) {
            calls++;
        }
        return calls;
    }

    /** The tree for it. */
    @Benchmark
    public Object readTree() {
        return mapper.readTree(body);
    }

    private Object dispatched(Payload payload) {
        Proof.ofTrue(dispatcher.interest(delivery, payload) == Interest.WANTED);
        return dispatcher.dispatch(delivery, payload, Set.of());
    }

    private long runs(Payload payload) {
        calls = 0;
        dispatched(payload);
        return calls;
    }

    private Dispatcher dispatcher() {
        DispatcherBuilder builder = Dispatcher.builder(Map.of(SOURCE, "stripe"), () -> {
            throw new IllegalStateException("nobody wants a model");
        });
        for (String name : List.of("ledger", "mail", "metrics")) {
            builder.handler(
                    name, Selection.everything().types("invoice.paid"), Delivery.class, (event, same) -> calls++);
        }
        builder.handler("archive", Selection.everything().types("invoice.*"), Delivery.class, (event, same) -> calls++);
        for (String type : OTHER_TYPES) {
            builder.handler(type, Selection.everything().types(type), Delivery.class, (event, same) -> calls--);
        }
        return builder.filter(SOURCE, Filter.types("invoice.*", "charge.*"))
                .filter(SOURCE, Filter.value("/data/object/currency").equalTo("eur"))
                .filterHandler(
                        "ledger", Filter.value("/data/object/amount_paid").atLeast(WORTH_IT))
                .filterHandler("mail", Filter.value("/data/object/customer").exists())
                .filterHandler("archive", Filter.where("is large", DispatchBenchmark::isLarge))
                .build();
    }

    private static boolean isLarge(Delivery delivery) {
        return delivery.bodyLength() > 100;
    }
}
