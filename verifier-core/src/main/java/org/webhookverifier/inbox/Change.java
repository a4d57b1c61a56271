package org.webhookverifier.inbox;

import java.util.Locale;

/**
 * What somebody wants done with entries.
 *
 * @param action what to do
 * @param who the person or program that wants it; not blank
 * @param why the reason; not blank
 */
public record Change(Action action, String who, String why) {
    /** What can be done with entries by hand. */
    public enum Action {
        /** Dead, done and parked entries wait to be handled again. */
        REPLAY,
        /** Entries that wait or are parked become dead letters. */
        BURY;

        private final String text = name().toLowerCase(Locale.ROOT);

        /** Returns the name for logs and databases, for example {@code replay}. */
        public String text() {
            return text;
        }
    }

    /** Refuses what cannot be audited. */
    public Change {
        if (who.isBlank() || why.isBlank()) {
            throw new IllegalArgumentException(
                    "Say who wants to " + action.text() + " entries, and why: it is audited.");
        }
    }
}
