package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * Somebody used a slash command of the app.
 *
 * <p>The event type is the command itself, so that the handler names it: {@code @WebhookHandler(type = "/deploy")}.
 *
 * <p>See <a href="https://docs.slack.dev/interactivity/implementing-slash-commands">Slack's documentation</a>.
 *
 * @param command the command, with its slash
 * @param text what stands behind the command; often empty
 * @param userId who used it
 * @param userName the name; Slack is going to leave it out
 * @param channelId the conversation
 * @param channelName its name
 * @param teamId the workspace; {@code null} for some apps of a whole organization
 * @param teamDomain the name of the workspace in its address
 * @param enterpriseId the organization; {@code null} outside Enterprise Grid
 * @param apiAppId the app
 * @param responseUrl where answers go, for half an hour
 * @param triggerId what opens a modal, for three seconds
 */
public record SlashCommand(
        String command,
        String text,
        @JsonProperty("user_id") String userId,
        @JsonProperty("user_name") @Nullable String userName,
        @JsonProperty("channel_id") String channelId,
        @JsonProperty("channel_name") @Nullable String channelName,
        @JsonProperty("team_id") @Nullable String teamId,
        @JsonProperty("team_domain") @Nullable String teamDomain,
        @JsonProperty("enterprise_id") @Nullable String enterpriseId,
        @JsonProperty("api_app_id") String apiAppId,
        @JsonProperty("response_url") String responseUrl,
        @JsonProperty("trigger_id") String triggerId) {
    /** Puts what is empty in place of what the sender has left out. */
    public SlashCommand {
        command = Missing.text(command);
        text = Missing.text(text);
        userId = Missing.text(userId);
        channelId = Missing.text(channelId);
        apiAppId = Missing.text(apiAppId);
        responseUrl = Missing.text(responseUrl);
        triggerId = Missing.text(triggerId);
    }
}
