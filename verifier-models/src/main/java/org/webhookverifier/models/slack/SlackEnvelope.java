package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.models.Missing;

/**
 * What Slack's Events API sends with every event.
 *
 * @param <T> the event
 * @param event the event itself
 * @param eventId the id of the event, unique at Slack; its copies have the same
 * @param eventTime when it happened, in seconds since 1970
 * @param teamId the workspace; {@code null} for some events of organizations
 * @param enterpriseId the organization; {@code null} outside Enterprise Grid
 * @param apiAppId the app that gets the event
 */
public record SlackEnvelope<T>(
        @Nullable T event,
        @JsonProperty("event_id") String eventId,
        @JsonProperty("event_time") long eventTime,
        @JsonProperty("team_id") @Nullable String teamId,
        @JsonProperty("enterprise_id") @Nullable String enterpriseId,
        @JsonProperty("api_app_id") String apiAppId) {
    /** Puts what is empty in place of what the sender has left out. */
    public SlackEnvelope {
        eventId = Missing.text(eventId);
        apiAppId = Missing.text(apiAppId);
    }

    /**
     * Returns the event itself.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public T event() {
        return Missing.required(event, "event");
    }
}
