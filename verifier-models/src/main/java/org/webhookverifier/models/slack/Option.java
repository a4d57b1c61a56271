package org.webhookverifier.models.slack;

import org.webhookverifier.models.Missing;

/**
 * A choice in a menu.
 *
 * @param value the value that the app gave it
 */
public record Option(String value) {
    /** Puts what is empty in place of what the sender has left out. */
    public Option {
        value = Missing.text(value);
    }
}
