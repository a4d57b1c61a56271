package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.webhookverifier.models.Missing;

/**
 * A person, bot or organization at GitHub.
 *
 * @param id the id
 * @param login the login
 * @param type what it is, for example {@code User}, {@code Bot} or {@code Organization}
 * @param htmlUrl the page
 */
public record User(
        long id,
        String login,
        String type,
        @JsonProperty("html_url") String htmlUrl) {
    /** Puts what is empty in place of what the sender has left out. */
    public User {
        login = Missing.text(login);
        type = Missing.text(type);
        htmlUrl = Missing.text(htmlUrl);
    }
}
