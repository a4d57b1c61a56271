package org.webhookverifier.models.github;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * Something happened to an issue: {@link #action} says what, for example {@code opened}, {@code closed} or {@code labeled}. GitHub
 * adds new actions.
 *
 * <p>See <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#issues">GitHub's documentation of these events</a>.
 *
 * @param action what happened
 * @param issue the issue
 * @param label the label that was added or removed; {@code null} for other actions
 * @param assignee who was assigned or unassigned; {@code null} for other actions
 * @param repository the repository
 * @param sender who did it
 * @param organization the organization that owns the repository; {@code null} for repositories of persons
 * @param installation the installation of the GitHub App that gets the event; {@code null} for other webhooks
 */
@WebhookEvent(type = "issues", provider = "github")
public record IssuesEvent(
        String action,
        @Nullable Issue issue,
        @Nullable Label label,
        @Nullable User assignee,
        @Nullable Repository repository,
        @Nullable User sender,
        @Nullable Organization organization,
        @Nullable Installation installation) {
    /** Puts what is empty in place of what the sender has left out. */
    public IssuesEvent {
        action = Missing.text(action);
    }

    /**
     * Returns the issue.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public Issue issue() {
        return Missing.required(issue, "issue");
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
