package org.webhookverifier.examples.quickstart.readme;

import java.util.ArrayList;
import java.util.List;
import org.webhookverifier.event.WebhookHandler;
import org.webhookverifier.models.github.PushEvent;
import org.webhookverifier.models.shopify.OrderCreated;
import org.webhookverifier.models.slack.SlashCommand;
import org.webhookverifier.models.stripe.Invoice;
import org.webhookverifier.models.stripe.InvoicePaid;
import org.webhookverifier.models.stripe.StripeEvent;

/** Handlers with the models of verifier-models, as the docs show them. */
final class ReadyModels {
    final List<String> journal = new ArrayList<>();

    // snippet
    @WebhookHandler
    void paid(InvoicePaid paid) {
        Invoice invoice = paid.invoice();
        journal.add(invoice.customer() + " paid " + invoice.amountPaid() + " " + invoice.currency());
    }

    @WebhookHandler
    void pushed(PushEvent push) {
        journal.add(push.ref() + " of " + push.repository().fullName());
    }

    @WebhookHandler
    void ordered(OrderCreated created) {
        journal.add(created.order().name() + ": " + created.order().totalPrice());
    }

    @WebhookHandler(source = "slack", type = "/deploy")
    void deploy(SlashCommand command) {
        journal.add(command.userId() + " deploys " + command.text());
    }
    // end

    /** A handler that takes what no model of the library reads. */
    static final class AnyVersion {
        final List<String> journal = new ArrayList<>();

        // snippet
        @WebhookHandler(source = "stripe", type = "invoice.paid")
        void paid(StripeEvent<Invoice> event) {
            journal.add(event.apiVersion() + ": " + event.object().amountPaid());
        }
        // end
    }
}
