package org.webhookverifier.models.slack;

import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A workspace.
 *
 * @param id the id
 * @param domain the name in the address
 */
public record Team(String id, @Nullable String domain) {
    /** Puts what is empty in place of what the sender has left out. */
    public Team {
        id = Missing.text(id);
    }
}
