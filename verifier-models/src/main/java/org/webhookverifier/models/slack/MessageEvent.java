package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;

/**
 * A message was sent to a conversation that the app sees, or was changed or deleted there: then it has a
 * {@linkplain Message#subtype() subtype}. Messages of the app itself come too, so that a handler that answers has to look at
 * {@link Message#botId()} first.
 *
 * <p>See <a href="https://docs.slack.dev/reference/events/message">Slack's documentation of {@code message}</a>.
 *
 * @param envelope what Slack sends with every event
 */
@WebhookEvent(type = "message", provider = "slack")
public record MessageEvent(SlackEnvelope<Message> envelope) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageEvent {}

    /**
     * Returns the message.
     *
     * @throws Unprocessable if Slack has left it out
     */
    public Message message() {
        return envelope.event();
    }
}
