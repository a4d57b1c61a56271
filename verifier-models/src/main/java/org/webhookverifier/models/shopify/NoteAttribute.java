package org.webhookverifier.models.shopify;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * Something that cart or app have added to an order.
 *
 * @param name the name
 * @param value the value; {@code null} if there is none
 */
public record NoteAttribute(String name, @Nullable String value) {
    /** Puts what is empty in place of what the sender has left out. */
    public NoteAttribute {
        name = Missing.text(name);
    }
}
