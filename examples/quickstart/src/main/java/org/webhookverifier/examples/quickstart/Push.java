package org.webhookverifier.examples.quickstart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.webhookverifier.event.WebhookEvent;

/** A push to a repository. GitHub states no version, and the model takes what comes. */
@WebhookEvent(type = "push", provider = "github")
record Push(Repository repository, Pusher pusher, List<Commit> commits) {
    record Repository(@JsonProperty("full_name") String fullName) {}

    record Pusher(String name) {}

    record Commit(String id, String message) {}
}
