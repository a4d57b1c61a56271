package org.webhookverifier.examples.quickstart.readme;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.slack.api.app_backend.events.payload.MessagePayload;
import com.slack.api.util.json.GsonFactory;
import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.net.ApiResource;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GitHub;
import org.webhookverifier.event.WebhookHandler;

/** Handlers with the classes of the providers' own libraries, as the docs show them. */
final class VendorModels {
    final List<String> journal = new ArrayList<>();

    // snippet
    @WebhookHandler(source = "stripe", type = "invoice.paid")
    void paid(byte[] body) throws EventDataObjectDeserializationException {
        Event event = ApiResource.GSON.fromJson(new String(body, UTF_8), Event.class);
        var invoice = (Invoice) event.getDataObjectDeserializer().deserializeUnsafe();
        journal.add(invoice.getId() + " " + invoice.getAmountPaid());
    }
    // end

    // snippet
    private final Gson slack = GsonFactory.createSnakeCase();

    @WebhookHandler(source = "slack", type = "message")
    void said(byte[] body) {
        var payload = slack.fromJson(new String(body, UTF_8), MessagePayload.class);
        journal.add(payload.getEvent().getUser() + " " + payload.getEvent().getText());
    }
    // end

    // snippet
    @WebhookHandler(source = "github", type = "push")
    void pushed(byte[] body) throws IOException {
        var push = GitHub.offline()
                .parseEventPayload(new StringReader(new String(body, UTF_8)), GHEventPayload.Push.class);
        journal.add(push.getRef() + " " + push.getRepository().getFullName());
    }
    // end
}
