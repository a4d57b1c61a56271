package org.webhookverifier.models.github;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * A comment on an issue or pull request was created, edited or deleted, as {@link #action} says.
 *
 * <p>See <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#issue_comment">GitHub's documentation of {@code issue_comment}</a>.
 *
 * @param action what happened
 * @param issue the issue or pull request
 * @param comment the comment
 * @param repository the repository
 * @param sender who did it
 * @param organization the organization that owns the repository; {@code null} for repositories of persons
 * @param installation the installation of the GitHub App that gets the event; {@code null} for other webhooks
 */
@WebhookEvent(type = "issue_comment", provider = "github")
public record IssueCommentEvent(
        String action,
        @Nullable Issue issue,
        @Nullable Comment comment,
        @Nullable Repository repository,
        @Nullable User sender,
        @Nullable Organization organization,
        @Nullable Installation installation) {
    /** Puts what is empty in place of what the sender has left out. */
    public IssueCommentEvent {
        action = Missing.text(action);
    }

    /**
     * Returns the issue or pull request.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public Issue issue() {
        return Missing.required(issue, "issue");
    }

    /**
     * Returns the comment.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public Comment comment() {
        return Missing.required(comment, "comment");
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
