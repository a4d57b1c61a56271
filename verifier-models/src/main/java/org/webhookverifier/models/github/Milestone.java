package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A milestone of issues.
 *
 * @param id the id
 * @param number the number in its repository
 * @param title the title
 * @param state {@code open} or {@code closed}
 * @param dueOn when it is due, ISO 8601; {@code null} if that is open
 */
public record Milestone(
        long id,
        long number,
        String title,
        String state,
        @JsonProperty("due_on") @Nullable String dueOn) {
    /** Puts what is empty in place of what the sender has left out. */
    public Milestone {
        title = Missing.text(title);
        state = Missing.text(state);
    }
}
