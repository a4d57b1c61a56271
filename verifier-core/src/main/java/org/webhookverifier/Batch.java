package org.webhookverifier;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.identify.Item;
import org.webhookverifier.inbox.Arrival;
import org.webhookverifier.request.WebhookRequest;
import org.webhookverifier.source.Source;

/**
 * The events that one request holds, each a delivery with a key of its own.
 *
 * <p>A copy of the request runs only those again that have not been handled.
 */
final class Batch {
    /** The most events that one request may hold. */
    static final int MAX_ITEMS = 10_000;

    private final List<byte[]> items;

    Batch(List<byte[]> items) {
        this.items = items;
    }

    boolean isTooLong() {
        return items.size() > MAX_ITEMS;
    }

    boolean isOfOne() {
        return items.size() == 1;
    }

    /**
     * Handles every event, whatever becomes of the others.
     *
     * @param each handles one
     */
    Receipt handle(Source source, WebhookRequest request, Function<Item, Receipt> each) {
        List<Receipt> receipts = new ArrayList<>(items.size());
        parts(request).forEach(item -> receipts.add(each.apply(item)));
        return new Receipt.Batch(source.name(), receipts, Answer.success(source.provider()));
    }

    /**
     * Keeps every event that is to be handled, all of them or none.
     *
     * @param each says of one what there is to keep, or its receipt if there is nothing
     * @param report is told of each receipt
     */
    Receipt keep(
            Source source,
            WebhookRequest request,
            Function<Item, Kept> each,
            Keeping keeping,
            UnaryOperator<Receipt> report) {
        List<Kept> kept = parts(request).stream().map(each).toList();
        var receipts = keeping.keep(
                        source,
                        kept.stream().flatMap(part -> part.arrival().stream()).toList())
                .iterator();
        List<Receipt> all = new ArrayList<>(items.size());
        for (Kept part : kept) {
            all.add(report.apply(part.receipt().orElseGet(receipts::next)));
        }
        return new Receipt.Batch(source.name(), all, Answer.success(source.provider()));
    }

    /** What there is to keep of an event, or its receipt: one of them is there. */
    record Kept(Optional<Arrival> arrival, Optional<Receipt> receipt) {
        static Kept of(Arrival arrival) {
            return new Kept(Optional.of(arrival), Optional.empty());
        }

        static Kept nothing(Receipt receipt) {
            return new Kept(Optional.empty(), Optional.of(receipt));
        }
    }

    private List<Item> parts(WebhookRequest request) {
        Map<ByteBuffer, Integer> seen = new HashMap<>();
        List<Item> parts = new ArrayList<>(items.size());
        for (byte[] item : items) {
            int before = seen.merge(ByteBuffer.wrap(item), 1, Integer::sum) - 1;
            parts.add(new Item(request.withBody(item), parts.size(), before));
        }
        return parts;
    }
}
