package org.webhookverifier.examples.quickstart;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.webhookverifier.event.WebhookEvent;

/** A new order in a shop of Shopify. */
@WebhookEvent(type = "orders/create", provider = "shopify")
record OrderCreated(
        long id, String name, @JsonProperty("total_price") String totalPrice, String currency) {}
