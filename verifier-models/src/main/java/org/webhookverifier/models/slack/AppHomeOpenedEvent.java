package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;

/**
 * Somebody opened the App Home.
 *
 * <p>See <a href="https://docs.slack.dev/reference/events/app_home_opened">Slack's documentation of {@code app_home_opened}</a>.
 *
 * @param envelope what Slack sends with every event
 */
@WebhookEvent(type = "app_home_opened", provider = "slack")
public record AppHomeOpenedEvent(SlackEnvelope<AppHomeOpened> envelope) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AppHomeOpenedEvent {}

    /**
     * Returns who opened what.
     *
     * @throws Unprocessable if Slack has left it out
     */
    public AppHomeOpened opened() {
        return envelope.event();
    }
}
