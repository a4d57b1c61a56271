package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;

/**
 * Somebody, perhaps the app itself, joined a channel.
 *
 * <p>See <a href="https://docs.slack.dev/reference/events/member_joined_channel">Slack's documentation of {@code member_joined_channel}</a>.
 *
 * @param envelope what Slack sends with every event
 */
@WebhookEvent(type = "member_joined_channel", provider = "slack")
public record MemberJoinedChannelEvent(SlackEnvelope<MemberJoined> envelope) {
    /** Takes the whole payload. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MemberJoinedChannelEvent {}

    /**
     * Returns who joined what.
     *
     * @throws Unprocessable if Slack has left it out
     */
    public MemberJoined joined() {
        return envelope.event();
    }
}
