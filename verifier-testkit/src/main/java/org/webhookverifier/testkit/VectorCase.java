package org.webhookverifier.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.webhookverifier.request.WebhookRequest;

/**
 * One request of a vector file and the verdict that it has to get.
 *
 * @param name the unique name, for example {@code stripe/f01/stale}
 * @param provider the id of the provider
 * @param receiver what the receiver is told
 * @param request the request
 * @param expected the verdict
 */
public record VectorCase(String name, String provider, Receiver receiver, WebhookRequest request, Verdict expected) {
    /**
     * What the receiver is told.
     *
     * @param secrets the secrets, any of which may have signed, as a source takes them; empty where the provider publishes its keys
     * @param settings the settings of the source
     * @param published what a download of a URL would return
     * @param publicUrl scheme and host by which the provider calls
     * @param now the clock
     * @param tolerance how far a timestamp may be from the clock, in either direction; a century if the
     *     sender's own package checks no age, and zero for what the description of the provider says
     */
    public record Receiver(
            List<String> secrets,
            Map<String, String> settings,
            Map<String, String> published,
            String publicUrl,
            Instant now,
            Duration tolerance) {
        /** Keeps its own copies. */
        public Receiver {
            secrets = List.copyOf(secrets);
            settings = Map.copyOf(settings);
            published = Map.copyOf(published);
        }

        /** Returns times and names; no secret. */
        @Override
        public String toString() {
            return "Receiver[" + publicUrl + ", " + now + ", " + tolerance + "]";
        }
    }

    /**
     * A verdict.
     *
     * @param accepted whether the request is authentic
     * @param reason why, for people
     */
    public record Verdict(boolean accepted, String reason) {
        @Override
        public String toString() {
            return (accepted ? "accept" : "reject") + " (" + reason + ")";
        }
    }

    /** Returns the name, so that parameterized tests show it. */
    @Override
    public String toString() {
        return name;
    }
}
