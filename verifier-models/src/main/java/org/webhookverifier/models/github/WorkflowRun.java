package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A run of a workflow.
 *
 * @param id the id
 * @param name the name of the workflow
 * @param displayTitle the title of the run
 * @param workflowId the id of the workflow
 * @param runNumber the number of the run, counted for its workflow
 * @param runAttempt 1, and more for repetitions
 * @param event the event that started it, for example {@code push}
 * @param status how far it is, for example {@code completed}
 * @param conclusion how it ended, for example {@code success} or {@code failure}; {@code null} while it runs
 * @param headBranch the branch; {@code null} for runs without one
 * @param headSha the commit
 * @param htmlUrl its page
 * @param actor who started it
 * @param createdAt when it was requested, ISO 8601
 * @param updatedAt when it was changed, ISO 8601
 * @param runStartedAt when this attempt started, ISO 8601
 */
public record WorkflowRun(
        long id,
        @Nullable String name,
        @JsonProperty("display_title") @Nullable String displayTitle,
        @JsonProperty("workflow_id") long workflowId,
        @JsonProperty("run_number") long runNumber,
        @JsonProperty("run_attempt") long runAttempt,
        String event,
        @Nullable String status,
        @Nullable String conclusion,
        @JsonProperty("head_branch") @Nullable String headBranch,
        @JsonProperty("head_sha") String headSha,
        @JsonProperty("html_url") String htmlUrl,
        @Nullable User actor,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        @JsonProperty("run_started_at") @Nullable String runStartedAt) {
    /** Puts what is empty in place of what the sender has left out. */
    public WorkflowRun {
        event = Missing.text(event);
        headSha = Missing.text(headSha);
        htmlUrl = Missing.text(htmlUrl);
        createdAt = Missing.text(createdAt);
        updatedAt = Missing.text(updatedAt);
    }
}
