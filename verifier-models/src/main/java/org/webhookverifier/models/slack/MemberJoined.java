package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * Who joined a channel.
 *
 * @param user who joined
 * @param channel the channel
 * @param channelType {@code C} for public and {@code G} for private channels
 * @param team the workspace
 * @param inviter who invited them; {@code null} if they came by themselves
 * @param eventTs the timestamp of the event
 */
public record MemberJoined(
        String user,
        String channel,
        @JsonProperty("channel_type") String channelType,
        String team,
        @Nullable String inviter,
        @JsonProperty("event_ts") @Nullable String eventTs) {
    /** Puts what is empty in place of what the sender has left out. */
    public MemberJoined {
        user = Missing.text(user);
        channel = Missing.text(channel);
        channelType = Missing.text(channelType);
        team = Missing.text(team);
    }
}
