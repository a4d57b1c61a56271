package org.webhookverifier.models.github;

import java.util.List;
import org.webhookverifier.models.Missing;

/**
 * A webhook, as its first event describes it.
 *
 * @param id the id
 * @param type what it belongs to: {@code Repository}, {@code Organization} or {@code App}
 * @param name always {@code web}
 * @param active whether it sends
 * @param events the event types that it sends
 */
public record Hook(long id, String type, String name, boolean active, List<String> events) {
    /** Puts what is empty in place of what the sender has left out. */
    public Hook {
        type = Missing.text(type);
        name = Missing.text(name);
        events = Missing.list(events);
    }
}
