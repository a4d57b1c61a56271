package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * Something happened to a pull request: {@link #action} says what, for example {@code opened}, {@code synchronize}, {@code closed}
 * or {@code labeled}. GitHub adds new actions.
 *
 * <p>See <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request">GitHub's documentation of {@code pull_request}</a>.
 *
 * @param action what happened
 * @param number the number of the pull request in its repository
 * @param pullRequest the pull request
 * @param label the label that was added or removed; {@code null} for other actions
 * @param assignee who was assigned or unassigned; {@code null} for other actions
 * @param requestedReviewer whose review was requested or is no longer; {@code null} for other actions and for teams
 * @param before the commit before; only for {@code synchronize}
 * @param after the commit after; only for {@code synchronize}
 * @param repository the repository
 * @param sender who did it
 * @param organization the organization that owns the repository; {@code null} for repositories of persons
 * @param installation the installation of the GitHub App that gets the event; {@code null} for other webhooks
 */
@WebhookEvent(type = "pull_request", provider = "github")
public record PullRequestEvent(
        String action,
        long number,
        @JsonProperty("pull_request") @Nullable PullRequest pullRequest,
        @Nullable Label label,
        @Nullable User assignee,
        @JsonProperty("requested_reviewer") @Nullable User requestedReviewer,
        @Nullable String before,
        @Nullable String after,
        @Nullable Repository repository,
        @Nullable User sender,
        @Nullable Organization organization,
        @Nullable Installation installation) {
    /** Puts what is empty in place of what the sender has left out. */
    public PullRequestEvent {
        action = Missing.text(action);
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
