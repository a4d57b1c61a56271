package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.event.Unprocessable;
import org.webhookverifier.event.WebhookEvent;
import org.webhookverifier.models.Missing;

/**
 * A run of GitHub Actions was requested, started or ended: {@link #action} is {@code requested}, {@code in_progress} or
 * {@code completed}.
 *
 * <p>See <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#workflow_run">GitHub's documentation of {@code workflow_run}</a>.
 *
 * @param action what happened
 * @param workflowRun the run
 * @param workflow the workflow; {@code null} if its file is gone
 * @param repository the repository
 * @param sender who did it
 * @param organization the organization that owns the repository; {@code null} for repositories of persons
 * @param installation the installation of the GitHub App that gets the event; {@code null} for other webhooks
 */
@WebhookEvent(type = "workflow_run", provider = "github")
public record WorkflowRunEvent(
        String action,
        @JsonProperty("workflow_run") @Nullable WorkflowRun workflowRun,
        @Nullable Workflow workflow,
        @Nullable Repository repository,
        @Nullable User sender,
        @Nullable Organization organization,
        @Nullable Installation installation) {
    /** Puts what is empty in place of what the sender has left out. */
    public WorkflowRunEvent {
        action = Missing.text(action);
    }

    /**
     * Returns the run.
     *
     * @throws Unprocessable if the sender has left it out
     */
    @Override
    public WorkflowRun workflowRun() {
        return Missing.required(workflowRun, "workflow_run");
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
