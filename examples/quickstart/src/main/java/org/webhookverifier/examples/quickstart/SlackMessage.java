package org.webhookverifier.examples.quickstart;

import org.webhookverifier.event.WebhookEvent;

/** A message in a channel, from Slack's Events API. */
@WebhookEvent(type = "message", provider = "slack")
record SlackMessage(Event event) {
    record Event(String channel, String user, String text) {}
}
