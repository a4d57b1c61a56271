package org.webhookverifier.identify;

import org.webhookverifier.request.WebhookRequest;

/**
 * One event of a request that holds several, or a request that is one event.
 *
 * @param request the request, with the event as body
 * @param position the number of the event in the request, from 0 on; -1 if the request is the event
 * @param before how many events of the same bytes came before it in the request
 */
public record Item(WebhookRequest request, int position, int before) {
    /** Returns a request that is one event. */
    public static Item whole(WebhookRequest request) {
        return new Item(request, -1, 0);
    }

    boolean isPart() {
        return position >= 0;
    }
}
