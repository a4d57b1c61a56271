package org.webhookverifier.models.github;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A label of issues and pull requests.
 *
 * @param id the id
 * @param name the name
 * @param color the colour, six hexadecimal digits
 * @param description the description; {@code null} if there is none
 */
public record Label(
        long id, String name, String color, @Nullable String description) {
    /** Puts what is empty in place of what the sender has left out. */
    public Label {
        name = Missing.text(name);
        color = Missing.text(color);
    }
}
