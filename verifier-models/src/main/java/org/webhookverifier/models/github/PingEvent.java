package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * The webhook was created. It is the first event of every webhook and needs no more than the answer.
 *
 * <p>See <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#ping">GitHub's documentation of {@code ping}</a>.
 *
 * @param zen a saying
 * @param hookId the id of the webhook
 * @param hook the webhook
 * @param repository the repository; {@code null} for webhooks of organizations and apps
 * @param organization the organization; {@code null} for webhooks of repositories of persons
 * @param sender who created it
 */
@WebhookEvent(type = "ping", provider = "github")
public record PingEvent(
        String zen,
        @JsonProperty("hook_id") long hookId,
        @Nullable Hook hook,
        @Nullable Repository repository,
        @Nullable Organization organization,
        @Nullable User sender) {
    /** Puts what is empty in place of what the sender has left out. */
    public PingEvent {
        zen = Missing.text(zen);
    }
}
