package org.webhookverifier.examples.quickstart;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.webhookverifier.event.WebhookEvent;

/** A slash command of Slack: a form, bound by the names of its fields. */
@WebhookEvent(type = "/deploy", provider = "slack")
record DeployCommand(
        String command,
        String text,
        @JsonProperty("user_name") String userName) {}
