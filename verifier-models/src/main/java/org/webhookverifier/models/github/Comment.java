package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A comment on an issue or pull request.
 *
 * @param id the id
 * @param body the text, in Markdown
 * @param htmlUrl its page
 * @param user who wrote it; {@code null} if the account is gone
 * @param authorAssociation how the author belongs to the repository
 * @param createdAt when it was written, ISO 8601
 * @param updatedAt when it was changed, ISO 8601
 */
public record Comment(
        long id,
        String body,
        @JsonProperty("html_url") String htmlUrl,
        @Nullable User user,
        @JsonProperty("author_association") String authorAssociation,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt) {
    /** Puts what is empty in place of what the sender has left out. */
    public Comment {
        body = Missing.text(body);
        htmlUrl = Missing.text(htmlUrl);
        authorAssociation = Missing.text(authorAssociation);
        createdAt = Missing.text(createdAt);
        updatedAt = Missing.text(updatedAt);
    }
}
