package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A person, as interactions show them.
 *
 * @param id the id
 * @param username the old name; {@code null} in some payloads
 * @param name the name; {@code null} in some payloads
 * @param teamId the workspace
 */
public record SlackUser(
        String id,
        @Nullable String username,
        @Nullable String name,
        @JsonProperty("team_id") @Nullable String teamId) {
    /** Puts what is empty in place of what the sender has left out. */
    public SlackUser {
        id = Missing.text(id);
    }
}
