package org.webhookverifier.examples.quickstart;

import java.util.function.Consumer;
import org.webhookverifier.event.Delivery;
import org.webhookverifier.event.WebhookHandler;

/** What the application does with events. An exception from a handler would make the sender send its event again. */
final class Handlers {
    private final Consumer<String> ledger;

    /** @param ledger stands for whatever an application does with events */
    Handlers(Consumer<String> ledger) {
        this.ledger = ledger;
    }

    @WebhookHandler
    void invoicePaid(InvoicePaid event) {
        InvoicePaid.Invoice invoice = event.data().object();
        ledger.accept("invoice " + invoice.id() + ", " + invoice.amount() + ", " + invoice.subscription());
    }

    @WebhookHandler
    void pushed(Push push) {
        ledger.accept(push.pusher().name() + " pushed " + push.commits().size() + " commits to "
                + push.repository().fullName());
    }

    @WebhookHandler
    void said(SlackMessage message) {
        ledger.accept(message.event().user() + " in " + message.event().channel() + ": "
                + message.event().text());
    }

    // A command of Slack is a form, not JSON; its fields are bound in the same way.
    @WebhookHandler
    void deploy(DeployCommand command) {
        ledger.accept(command.userName() + " wants " + command.command() + " " + command.text());
    }

    // The shop is in a header that Shopify does not sign; the name of the method says how far to trust it.
    @WebhookHandler
    void ordered(OrderCreated order, Delivery delivery) {
        String shop = delivery.unsignedHeader("X-Shopify-Shop-Domain").orElse("unknown shop");
        ledger.accept("order " + order.name() + ", " + order.totalPrice() + " " + order.currency() + ", " + shop);
    }

    @WebhookHandler
    void parcelDelivered(ParcelDelivered parcel) {
        ledger.accept("parcel " + parcel.parcel() + ", " + parcel.grams() + " g");
    }

    @WebhookHandler(fallback = true)
    void anythingElse(Delivery delivery) {
        ledger.accept("fallback: " + delivery.source() + " sent " + delivery.type() + ", " + delivery.bodyLength()
                + " bytes");
    }
}
