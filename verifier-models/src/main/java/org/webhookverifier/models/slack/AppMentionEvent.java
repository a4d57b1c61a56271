package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;

/**
 * The app was mentioned in a channel where it is a member.
 *
 * <p>See <a href="https://docs.slack.dev/reference/events/app_mention">Slack's documentation of {@code app_mention}</a>.
 *
 * @param envelope what Slack sends with every event
 */
@WebhookEvent(type = "app_mention", provider = "slack")
public record AppMentionEvent(SlackEnvelope<Mention> envelope) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AppMentionEvent {}

    /**
     * Returns the message that mentions the app.
     *
     * @throws Unprocessable if Slack has left it out
     */
    public Mention mention() {
        return envelope.event();
    }
}
