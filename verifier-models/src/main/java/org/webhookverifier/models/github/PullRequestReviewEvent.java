package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * A review of a pull request was submitted, edited or dismissed, as {@link #action} says.
 *
 * <p>See <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request_review">GitHub's documentation of {@code pull_request_review}</a>.
 *
 * @param action what happened
 * @param review the review
 * @param pullRequest the pull request
 * @param repository the repository
 * @param sender who did it
 * @param organization the organization that owns the repository; {@code null} for repositories of persons
 * @param installation the installation of the GitHub App that gets the event; {@code null} for other webhooks
 */
@WebhookEvent(type = "pull_request_review", provider = "github")
public record PullRequestReviewEvent(
        String action,
        @Nullable Review review,
        @JsonProperty("pull_request") @Nullable PullRequest pullRequest,
        @Nullable Repository repository,
        @Nullable User sender,
        @Nullable Organization organization,
        @Nullable Installation installation) {
    /** Puts what is empty in place of what the sender has left out. */
    public PullRequestReviewEvent {
        action = Missing.text(action);
    }

    /**
     * Returns the review.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public Review review() {
        return Missing.required(review, "review");
    }

    /**
     * Returns the pull request.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public PullRequest pullRequest() {
        return Missing.required(pullRequest, "pull_request");
    }

    /**
     * Returns the repository.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public Repository repository() {
        return Missing.required(repository, "repository");
    }
}
