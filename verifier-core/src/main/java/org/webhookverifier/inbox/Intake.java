package org.webhookverifier.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the deliveries of one request when they were to be kept. */
public sealed interface Intake {
    /**
     * They are in the store.
     *
     * @param answers what became of each, in their order
     */
    record Kept(List<Acceptance> answers) implements Intake {}

    /**
     * They may not be in the store.
     *
     * @param reason {@code inbox_full}, {@code inbox_slow}, {@code inbox_error} or {@code inbox_closed}
     */
    record Refused(String reason, @Nullable Throwable error) implements Intake {}
}
