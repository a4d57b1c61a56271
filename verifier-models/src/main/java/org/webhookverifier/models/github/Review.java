package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A review of a pull request.
 *
 * @param id the id
 * @param state the verdict, for example {@code approved}, {@code changes_requested} or {@code commented}
 * @param body what the reviewer wrote; {@code null} if nothing
 * @param htmlUrl its page
 * @param user who wrote it; {@code null} if the account is gone
 * @param commitId the commit that was reviewed
 * @param submittedAt when it was submitted, ISO 8601; {@code null} while it is pending
 * @param authorAssociation how the reviewer belongs to the repository
 */
public record Review(
        long id,
        String state,
        @Nullable String body,
        @JsonProperty("html_url") String htmlUrl,
        @Nullable User user,
        @JsonProperty("commit_id") String commitId,
        @JsonProperty("submitted_at") @Nullable String submittedAt,
        @JsonProperty("author_association") String authorAssociation) {
    /** Puts what is empty in place of what the sender has left out. */
    public Review {
        state = Missing.text(state);
        htmlUrl = Missing.text(htmlUrl);
        commitId = Missing.text(commitId);
        authorAssociation = Missing.text(authorAssociation);
    }
}
