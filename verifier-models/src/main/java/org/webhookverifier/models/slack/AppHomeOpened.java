package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * Who opened the App Home.
 *
 * @param user who opened it
 * @param channel the conversation with the app
 * @param tab the tab, for example {@code home} or {@code messages}
 * @param view the view that is published there; {@code null} if there is none yet
 * @param eventTs the timestamp of the event
 */
public record AppHomeOpened(
        String user,
        String channel,
        String tab,
        @Nullable View view,
        @JsonProperty("event_ts") String eventTs) {
    /** Puts what is empty in place of what the sender has left out. */
    public AppHomeOpened {
        user = Missing.text(user);
        channel = Missing.text(channel);
        tab = Missing.text(tab);
        eventTs = Missing.text(eventTs);
    }
}
