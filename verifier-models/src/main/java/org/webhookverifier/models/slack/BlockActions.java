package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * Somebody used a button, menu or other interactive element in a message, a modal or the App Home.
 *
 * <p>See <a href="https://docs.slack.dev/reference/interaction-payloads/block_actions-payload">Slack's documentation</a>.
 *
 * @param user who did it
 * @param team the workspace; {@code null} for apps of a whole organization
 * @param apiAppId the app
 * @param triggerId what opens a modal, for three seconds
 * @param actions what was used; in practice one
 * @param channel the conversation; {@code null} in modals and the App Home
 * @param container where the element is
 * @param responseUrl where answers to the message go; {@code null} in modals and the App Home
 * @param message the message with the element; {@code null} in modals, the App Home and ephemeral messages
 * @param view the view with the element; {@code null} in messages
 * @param state what is entered in the message; {@code null} if it has no inputs
 */
@WebhookEvent(type = "block_actions", provider = "slack")
public record BlockActions(
        @Nullable SlackUser user,
        @Nullable Team team,
        @JsonProperty("api_app_id") String apiAppId,
        @JsonProperty("trigger_id") @Nullable String triggerId,
        List<Action> actions,
        @Nullable Channel channel,
        @Nullable Container container,
        @JsonProperty("response_url") @Nullable String responseUrl,
        @Nullable Message message,
        @Nullable View view,
        View.@Nullable State state) {
    /** Puts what is empty in place of what the sender has left out. */
    public BlockActions {
        apiAppId = Missing.text(apiAppId);
        actions = Missing.list(actions);
    }

    /**
     * A conversation.
     *
     * @param id the id
     * @param name the name
     */
    public record Channel(String id, String name) {
        /** Puts what is empty in place of what the sender has left out. */
        public Channel {
            id = Missing.text(id);
            name = Missing.text(name);
        }
    }

    /**
     * Where an element is.
     *
     * @param type {@code message} or {@code view}, among others
     * @param messageTs the message; {@code null} in views
     * @param channelId the conversation; {@code null} in views
     * @param viewId the view; {@code null} in messages
     */
    public record Container(
            String type,
            @JsonProperty("message_ts") @Nullable String messageTs,
            @JsonProperty("channel_id") @Nullable String channelId,
            @JsonProperty("view_id") @Nullable String viewId) {
        /** Puts what is empty in place of what the sender has left out. */
        public Container {
            type = Missing.text(type);
        }
    }
}
