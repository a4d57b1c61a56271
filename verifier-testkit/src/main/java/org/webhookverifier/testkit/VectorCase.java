package org.webhookverifier.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.webhookverifier.request.WebhookRequest;

/**
 * One request of a vector file and the verdict that it has to get.
 *
 * @param name the unique name, for example {@code stripe/f01/stale}
 * @param provider the id of the provider
 * @param secrets the secrets, any of which may have signed; empty if the file has them as an object
 * @param request the request
 * @param now the clock of the receiver
 * @param tolerance how far a timestamp may be from the clock, in either direction; zero if the scheme checks no age
 * @param expected the verdict
 */
public record VectorCase(
        String name,
        String provider,
        List<String> secrets,
        WebhookRequest request,
        Instant now,
        Duration tolerance,
        Verdict expected) {
    /** Keeps its own copy of the secrets. */
    public VectorCase {
        secrets = List.copyOf(secrets);
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
