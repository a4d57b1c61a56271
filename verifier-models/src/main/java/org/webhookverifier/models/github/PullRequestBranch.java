package org.webhookverifier.models.github;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * One end of a pull request.
 *
 * @param label owner and branch; {@code null} if the fork is gone
 * @param ref the branch
 * @param sha its newest commit
 * @param user the owner; {@code null} if the account is gone
 * @param repo the repository; {@code null} if the fork is gone
 */
public record PullRequestBranch(
        @Nullable String label,
        String ref,
        String sha,
        @Nullable User user,
        @Nullable Repository repo) {
    /** Puts what is empty in place of what the sender has left out. */
    public PullRequestBranch {
        ref = Missing.text(ref);
        sha = Missing.text(sha);
    }
}
