package org.webhookverifier.subscription;

import java.util.Locale;

/** What becomes of deliveries. The later ones are stronger: the strongest of all that apply counts. */
public enum Mode {
    /** They are handled. */
    SUBSCRIBED(0),
    /** They are kept, and handled when the target is resumed. */
    PAUSED(1),
    /** They are acknowledged and not handled, not even those that wait in the inbox. */
    UNSUBSCRIBED(2);

    private final int number;
    private final String text = name().toLowerCase(Locale.ROOT);

    Mode(int number) {
        this.number = number;
    }

    /**
     * Returns the mode with a number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Mode of(int number) {
        for (Mode mode : values()) {
            if (mode.number == number) {
                return mode;
            }
        }
        throw new IllegalArgumentException("There is no mode " + number + ".");
    }

    /** Returns the number for stores, which never changes. */
    public int number() {
        return number;
    }

    /** Returns the name for logs, metrics and stores, for example {@code paused}. */
    public String text() {
        return text;
    }

    Mode or(Mode other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
