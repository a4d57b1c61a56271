package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * An issue or, in events about comments, a pull request seen as one.
 *
 * @param id the id, unique at GitHub
 * @param number the number in its repository
 * @param title the title
 * @param body the description; {@code null} if there is none
 * @param state {@code open} or {@code closed}
 * @param stateReason why, for example {@code completed} or {@code not_planned}; {@code null} if it was never closed
 * @param htmlUrl its page
 * @param user who opened it; {@code null} if the account is gone
 * @param labels its labels
 * @param assignees who is assigned
 * @param milestone its milestone; {@code null} if it has none
 * @param comments the number of comments
 * @param locked whether only collaborators may comment
 * @param authorAssociation how the author belongs to the repository
 * @param pullRequest where the pull request is; {@code null} for a real issue
 * @param createdAt when it was opened, ISO 8601
 * @param updatedAt when it was changed, ISO 8601
 * @param closedAt when it was closed; {@code null} while it is open
 */
public record Issue(
        long id,
        long number,
        String title,
        @Nullable String body,
        String state,
        @JsonProperty("state_reason") @Nullable String stateReason,
        @JsonProperty("html_url") String htmlUrl,
        @Nullable User user,
        List<Label> labels,
        List<User> assignees,
        @Nullable Milestone milestone,
        long comments,
        boolean locked,
        @JsonProperty("author_association") String authorAssociation,
        @JsonProperty("pull_request") @Nullable PullRequestLink pullRequest,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        @JsonProperty("closed_at") @Nullable String closedAt) {
    /** Puts what is empty in place of what the sender has left out. */
    public Issue {
        title = Missing.text(title);
        state = Missing.text(state);
        htmlUrl = Missing.text(htmlUrl);
        labels = Missing.list(labels);
        assignees = Missing.list(assignees);
        authorAssociation = Missing.text(authorAssociation);
        createdAt = Missing.text(createdAt);
        updatedAt = Missing.text(updatedAt);
    }
}
