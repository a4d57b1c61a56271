package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.models.Missing;

/**
 * A pull request.
 *
 * @param id the id, unique at GitHub
 * @param number the number in its repository
 * @param title the title
 * @param body the description; {@code null} if there is none
 * @param state {@code open} or {@code closed}
 * @param draft whether it is a draft
 * @param htmlUrl its page
 * @param user who opened it; {@code null} if the account is gone
 * @param head the branch that is to be merged
 * @param base the branch to merge into
 * @param labels its labels
 * @param assignees who is assigned
 * @param requestedReviewers whose reviews are requested
 * @param authorAssociation how the author belongs to the repository, for example {@code MEMBER}
 * @param createdAt when it was opened, ISO 8601
 * @param updatedAt when it was changed, ISO 8601
 * @param closedAt when it was closed; {@code null} while it is open
 * @param mergedAt when it was merged; {@code null} if it was not
 * @param mergeCommitSha the commit that merges it, or would; {@code null} while GitHub does not know yet
 * @param mergedBy who merged it; {@code null} if it was not merged, and in events about reviews
 */
public record PullRequest(
        long id,
        long number,
        String title,
        @Nullable String body,
        String state,
        boolean draft,
        @JsonProperty("html_url") String htmlUrl,
        @Nullable User user,
        @Nullable PullRequestBranch head,
        @Nullable PullRequestBranch base,
        List<Label> labels,
        List<User> assignees,
        @JsonProperty("requested_reviewers") List<User> requestedReviewers,
        @JsonProperty("author_association") String authorAssociation,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        @JsonProperty("closed_at") @Nullable String closedAt,
        @JsonProperty("merged_at") @Nullable String mergedAt,
        @JsonProperty("merge_commit_sha") @Nullable String mergeCommitSha,
        @JsonProperty("merged_by") @Nullable User mergedBy) {
    /** Puts what is empty in place of what the sender has left out. */
    public PullRequest {
        title = Missing.text(title);
        state = Missing.text(state);
        htmlUrl = Missing.text(htmlUrl);
        labels = Missing.list(labels);
        assignees = Missing.list(assignees);
        requestedReviewers = Missing.list(requestedReviewers);
        authorAssociation = Missing.text(authorAssociation);
        createdAt = Missing.text(createdAt);
        updatedAt = Missing.text(updatedAt);
    }

    /**
     * Returns the branch that is to be merged.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public PullRequestBranch head() {
        return Missing.required(head, "head");
    }

    /**
     * Returns the branch to merge into.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public PullRequestBranch base() {
        return Missing.required(base, "base");
    }
}
