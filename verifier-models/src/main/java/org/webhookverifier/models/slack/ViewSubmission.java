package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * Somebody submitted a modal.
 *
 * <p>See <a href="https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload">Slack's documentation</a>.
 *
 * @param user who did it
 * @param team the workspace; {@code null} for apps of a whole organization
 * @param apiAppId the app
 * @param triggerId what opens a modal, for three seconds
 * @param view the modal, with what was entered
 */
@WebhookEvent(type = "view_submission", provider = "slack")
public record ViewSubmission(
        @Nullable SlackUser user,
        @Nullable Team team,
        @JsonProperty("api_app_id") String apiAppId,
        @JsonProperty("trigger_id") @Nullable String triggerId,
        @Nullable View view) {
    /** Puts what is empty in place of what the sender has left out. */
    public ViewSubmission {
        apiAppId = Missing.text(apiAppId);
    }

    /**
     * Returns the modal, with what was entered.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public View view() {
        return Missing.required(view, "view");
    }
}
