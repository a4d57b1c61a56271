package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A message, or what happened to one.
 *
 * @param type always {@code message}
 * @param subtype what kind of message it is, for example {@code message_changed} or {@code bot_message}; {@code null} for those that persons write
 * @param channel the conversation; empty in {@link #message} and {@link #previousMessage}
 * @param channelType the kind of conversation, for example {@code channel}, {@code group} or {@code im}
 * @param user who wrote it; {@code null} for most subtypes
 * @param botId the bot that wrote it; {@code null} for persons
 * @param appId the app that wrote it; {@code null} for persons
 * @param text the text, in Slack's mrkdwn; empty for messages of files or blocks only
 * @param ts the timestamp, which names the message within its conversation
 * @param threadTs the message that the thread began with; {@code null} outside threads
 * @param eventTs the timestamp of the event
 * @param edited who changed it last; {@code null} if nobody did
 * @param hidden whether clients do not show it, as for changes
 * @param files the files
 * @param message the message as it is now; only for {@code message_changed}
 * @param previousMessage the message as it was; only for {@code message_changed} and {@code message_deleted}
 * @param deletedTs the timestamp of the deleted message; only for {@code message_deleted}
 */
public record Message(
        String type,
        @Nullable String subtype,
        String channel,
        @JsonProperty("channel_type") @Nullable String channelType,
        @Nullable String user,
        @JsonProperty("bot_id") @Nullable String botId,
        @JsonProperty("app_id") @Nullable String appId,
        String text,
        String ts,
        @JsonProperty("thread_ts") @Nullable String threadTs,
        @JsonProperty("event_ts") @Nullable String eventTs,
        @Nullable Edited edited,
        boolean hidden,
        List<SlackFile> files,
        @Nullable Message message,
        @JsonProperty("previous_message") @Nullable Message previousMessage,
        @JsonProperty("deleted_ts") @Nullable String deletedTs) {
    /** Puts what is empty in place of what the sender has left out. */
    public Message {
        type = Missing.text(type);
        channel = Missing.text(channel);
        text = Missing.text(text);
        ts = Missing.text(ts);
        files = Missing.list(files);
    }

    /**
     * Who changed a message.
     *
     * @param user the person
     * @param ts when
     */
    public record Edited(String user, String ts) {
        /** Puts what is empty in place of what the sender has left out. */
        public Edited {
            user = Missing.text(user);
            ts = Missing.text(ts);
        }
    }
}
