package org.webhookverifier;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.webhookverifier.answer.Answer;
import org.webhookverifier.answer.Receipt;
import org.webhookverifier.identify.Item;
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

    /**
     * Handles every event, whatever becomes of the others.
     *
     * @param each handles one
     */
    Receipt handle(Source source, WebhookRequest request, Function<Item, Receipt> each) {
        Map<ByteBuffer, Integer> seen = new HashMap<>();
        List<Receipt> receipts = new ArrayList<>(items.size());
        for (byte[] item : items) {
            int before = seen.merge(ByteBuffer.wrap(item), 1, Integer::sum) - 1;
            receipts.add(each.apply(new Item(request.withBody(item), receipts.size(), before)));
        }
        return new Receipt.Batch(source.name(), receipts, Answer.success(source.provider()));
    }
}
