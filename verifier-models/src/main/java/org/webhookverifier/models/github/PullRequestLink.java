package org.webhookverifier.models.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.webhookverifier.models.Missing;

/**
 * Where the pull request is that is shown as an issue.
 *
 * @param url the pull request in the API
 * @param htmlUrl its page
 */
public record PullRequestLink(
        String url, @JsonProperty("html_url") String htmlUrl) {
    /** Puts what is empty in place of what the sender has left out. */
    public PullRequestLink {
        url = Missing.text(url);
        htmlUrl = Missing.text(htmlUrl);
    }
}
