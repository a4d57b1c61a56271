package org.webhookverifier.models.github;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * Something happened to a release: {@link #action} says what, for example {@code published}. A draft that is saved is
 * {@code created} only.
 *
 * <p>See <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#release">GitHub's documentation of {@code release}</a>.
 *
 * @param action what happened
 * @param release the release
 * @param repository the repository
 * @param sender who did it
 * @param organization the organization that owns the repository; {@code null} for repositories of persons
 * @param installation the installation of the GitHub App that gets the event; {@code null} for other webhooks
 */
@WebhookEvent(type = "release", provider = "github")
public record ReleaseEvent(
        String action,
        @Nullable Release release,
        @Nullable Repository repository,
        @Nullable User sender,
        @Nullable Organization organization,
        @Nullable Installation installation) {
    /** Puts what is empty in place of what the sender has left out. */
    public ReleaseEvent {
        action = Missing.text(action);
    }

    /**
     * Returns the release.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public Release release() {
        return Missing.required(release, "release");
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
