package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * Commits were pushed to a branch, or a branch or tag was created or deleted.
 *
 * <p>See <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#push">GitHub's documentation of {@code push}</a>.
 *
 * @param ref the full name of what was pushed to, for example {@code refs/heads/main}
 * @param before the commit before the push; only zeros if the branch is new
 * @param after the commit after the push; only zeros if the branch was deleted
 * @param created whether the push created the branch or tag
 * @param deleted whether the push deleted the branch or tag
 * @param forced whether history was rewritten
 * @param baseRef the branch that a new one starts from; {@code null} for most pushes
 * @param compare the page that shows the changes
 * @param commits the commits, the oldest first, at most 2,048 of them; empty for tags and deletions
 * @param headCommit the newest commit; {@code null} if the branch was deleted
 * @param pusher who pushed; for deploy keys only a name
 * @param repository the repository
 * @param sender who did it
 * @param organization the organization that owns the repository; {@code null} for repositories of persons
 * @param installation the installation of the GitHub App that gets the event; {@code null} for other webhooks
 */
@WebhookEvent(type = "push", provider = "github")
public record PushEvent(
        String ref,
        String before,
        String after,
        boolean created,
        boolean deleted,
        boolean forced,
        @JsonProperty("base_ref") @Nullable String baseRef,
        String compare,
        List<Commit> commits,
        @JsonProperty("head_commit") @Nullable Commit headCommit,
        @Nullable Author pusher,
        @Nullable Repository repository,
        @Nullable User sender,
        @Nullable Organization organization,
        @Nullable Installation installation) {
    /** Puts what is empty in place of what the sender has left out. */
    public PushEvent {
        ref = Missing.text(ref);
        before = Missing.text(before);
        after = Missing.text(after);
        compare = Missing.text(compare);
        commits = Missing.list(commits);
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
