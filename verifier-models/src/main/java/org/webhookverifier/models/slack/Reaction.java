package org.webhookverifier.models.slack;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.webhookverifier.models.Missing;

/**
 * A reaction.
 *
 * @param user who reacted
 * @param reaction the name of the emoji, without colons
 * @param itemUser who wrote what was reacted to; {@code null} where nobody did, as for some messages of apps
 * @param item what was reacted to
 * @param eventTs the timestamp of the event
 */
public record Reaction(
        String user,
        String reaction,
        @JsonProperty("item_user") @Nullable String itemUser,
        @Nullable Item item,
        @JsonProperty("event_ts") String eventTs) {
    /** Puts what is empty in place of what the sender has left out. */
    public Reaction {
        user = Missing.text(user);
        reaction = Missing.text(reaction);
        eventTs = Missing.text(eventTs);
    }

    /**
     * What was reacted to.
     *
     * @param type what it is, usually {@code message}
     * @param channel the conversation of the message; {@code null} for anything else
     * @param ts the message; {@code null} for anything else
     */
    public record Item(
            String type, @Nullable String channel, @Nullable String ts) {
        /** Puts what is empty in place of what the sender has left out. */
        public Item {
            type = Missing.text(type);
        }
    }
}
