package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;

/**
 * Somebody reacted to something with an emoji.
 *
 * <p>See <a href="https://docs.slack.dev/reference/events/reaction_added">Slack's documentation of {@code reaction_added}</a>.
 *
 * @param envelope what Slack sends with every event
 */
@WebhookEvent(type = "reaction_added", provider = "slack")
public record ReactionAddedEvent(SlackEnvelope<Reaction> envelope) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReactionAddedEvent {}

    /**
     * Returns the reaction.
     *
     * @throws Unprocessable if Slack has left it out
     */
    public Reaction reaction() {
        return envelope.event();
    }
}
