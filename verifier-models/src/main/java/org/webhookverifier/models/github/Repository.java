package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A repository.
 *
 * @param id the id, unique at GitHub
 * @param name the name
 * @param fullName owner and name, with a slash between them
 * @param isPrivate whether it is private
 * @param fork whether it is a fork
 * @param htmlUrl its page
 * @param description the description; {@code null} if there is none
 * @param language the language of most of its code; {@code null} if GitHub knows none
 * @param defaultBranch the default branch
 * @param owner the owner
 */
public record Repository(
        long id,
        String name,
        @JsonProperty("full_name") String fullName,
        @JsonProperty("private") boolean isPrivate,
        boolean fork,
        @JsonProperty("html_url") String htmlUrl,
        @Nullable String description,
        @Nullable String language,
        @JsonProperty("default_branch") String defaultBranch,
        @Nullable User owner) {
    /** Puts what is empty in place of what the sender has left out. */
    public Repository {
        name = Missing.text(name);
        fullName = Missing.text(fullName);
        htmlUrl = Missing.text(htmlUrl);
        defaultBranch = Missing.text(defaultBranch);
    }
}
