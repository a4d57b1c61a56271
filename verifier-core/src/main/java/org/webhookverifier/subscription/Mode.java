package org.webhookverifier.subscription;

import java.util.Locale;

/** What becomes of deliveries. The later ones are stronger: the strongest of all that apply counts. */
public enum Mode {
    /** They are handled. */
    SUBSCRIBED,
    /** They are kept, and handled when the target is resumed. */
    PAUSED,
    /** They are acknowledged and not handled, not even those that wait in the inbox. */
    UNSUBSCRIBED;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** Returns the name for logs, metrics and stores, for example {@code paused}. */
    public String text() {
        return text;
    }

    Mode or(Mode other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
