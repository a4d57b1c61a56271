package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A message that mentions the app.
 *
 * @param channel the channel
 * @param user who wrote it; {@code null} if a bot did
 * @param botId the bot that wrote it; {@code null} for persons
 * @param text the text, with the mention as {@code <@U...>}
 * @param ts the timestamp, which names the message within its channel
 * @param threadTs the message that the thread began with; {@code null} outside threads
 * @param eventTs the timestamp of the event
 */
public record Mention(
        String channel,
        @Nullable String user,
        @JsonProperty("bot_id") @Nullable String botId,
        String text,
        String ts,
        @JsonProperty("thread_ts") @Nullable String threadTs,
        @JsonProperty("event_ts") String eventTs) {
    /** Puts what is empty in place of what the sender has left out. */
    public Mention {
        channel = Missing.text(channel);
        text = Missing.text(text);
        ts = Missing.text(ts);
        eventTs = Missing.text(eventTs);
    }
}
