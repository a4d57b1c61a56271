package org.webhookverifier.models.github;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * An organization.
 *
 * @param id the id
 * @param login the login
 * @param description the description; {@code null} if there is none
 */
public record Organization(long id, String login, @Nullable String description) {
    /** Puts what is empty in place of what the sender has left out. */
    public Organization {
        login = Missing.text(login);
    }
}
